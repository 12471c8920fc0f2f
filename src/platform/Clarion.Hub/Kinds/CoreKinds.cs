namespace Clarion.Hub.Kinds;

/// <summary>The kinds of Kubernetes itself that Clarion, the lab and kubectl's everyday verbs need.</summary>
internal static class CoreKinds
{
    private const string CoreEvents = "/events";

    private static readonly HubSubresource Status = new("status", ["get", "patch", "update"]);

    public static readonly HubKind Service = new("", "v1", "Service", "services")
    {
        ShortNames = ["svc"],
        Categories = ["all"],
        Subresources = [Status],
        SelectableFields = ["spec.clusterIP", "spec.type"],
    };

    public static readonly HubKind Node = new("", "v1", "Node", "nodes")
    {
        ShortNames = ["no"],
        Namespaced = false,
        Subresources = [Status],
        SelectableFields = ["spec.unschedulable"],
    };

    public static readonly HubKind Namespace = new("", "v1", "Namespace", "namespaces")
    {
        ShortNames = ["ns"],
        Namespaced = false,
        Verbs = ["create", "delete", "get", "list", "patch", "update", "watch"],
        Subresources = [new("finalize", ["update"]), Status],
        SelectableFields = ["status.phase"],
    };

    public static readonly HubKind Pod = new("", "v1", "Pod", "pods")
    {
        ShortNames = ["po"],
        Categories = ["all"],
        HasGeneration = true,
        Subresources = [Status],
        SelectableFields =
        [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
            "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName",
        ],
    };

    public static readonly HubKind ConfigMap = new("", "v1", "ConfigMap", "configmaps") { ShortNames = ["cm"] };

    public static readonly HubKind Secret = new("", "v1", "Secret", "secrets") { SelectableFields = ["type"] };

    public static readonly HubKind Event = new("", "v1", "Event", "events")
    {
        ShortNames = ["ev"],
        StoredAs = CoreEvents,
        SelectableFields =
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
            "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath",
            "reason", "reportingComponent", "source", "type",
        ],
    };

    public static readonly HubKind ServiceAccount = new("", "v1", "ServiceAccount", "serviceaccounts")
    {
        ShortNames = ["sa"],
        Subresources =
        [
            new("token", ["create"]) { Response = ("authentication.k8s.io", "v1", "TokenRequest") },
        ],
    };

    public static readonly HubKind EndpointSlice = new("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices")
    {
        HasGeneration = true,
    };

    public static readonly HubKind Lease = new("coordination.k8s.io", "v1", "Lease", "leases")
    {
        TakesUnconditionalUpdates = false,
    };

    /// <summary>The other view of <see cref="Event"/>.</summary>
    public static readonly HubKind NewEvent = new("events.k8s.io", "v1", "Event", "events")
    {
        ShortNames = ["ev"],
        StoredAs = CoreEvents,
        SelectableFields =
        [
            "regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid", "regarding.apiVersion",
            "regarding.resourceVersion", "regarding.fieldPath", "reason", "reportingController", "type",
        ],
    };

    public static readonly HubKind TokenReview = Review("authentication.k8s.io", "TokenReview");

    public static readonly HubKind SelfSubjectReview = Review("authentication.k8s.io", "SelfSubjectReview");

    public static readonly HubKind SelfSubjectAccessReview = Review("authorization.k8s.io", "SelfSubjectAccessReview");

    public static readonly HubKind SelfSubjectRulesReview = Review("authorization.k8s.io", "SelfSubjectRulesReview");

    public static IReadOnlyList<HubKind> All { get; } =
    [
        ConfigMap, Event, Namespace, Node, Pod, Secret, ServiceAccount, Service,
        SelfSubjectReview, TokenReview, SelfSubjectAccessReview, SelfSubjectRulesReview, Lease, EndpointSlice, NewEvent,
    ];

    /// <summary>A question that is answered and not kept.</summary>
    private static HubKind Review(string group, string kind) => new(group, "v1", kind, $"{kind.ToLowerInvariant()}s")
    {
        Namespaced = false,
        Verbs = ["create"],
    };
}
