using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Api.Vocabulary;
using Clarion.Model.Services;

namespace Clarion.Speaker.Reporting;

/// <summary>What this speaker's ServiceL2Status of a Service looks like.</summary>
/// <param name="Namespace">The speaker's own namespace.</param>
/// <param name="Node">Its node.</param>
/// <param name="Pod">Its pod, whose end takes the object with it; null when it runs outside of one.</param>
/// <param name="Service">The Service.</param>
internal sealed record StatusIdentity(string Namespace, string Node, OwnerReference? Pod, ServiceName Service)
{
    private const string NamePrefix = "l2-";

    /// <summary>
    /// Whether it was written by this pod and is about this Service. Both fields cannot be corrected.
    /// </summary>
    public bool IsMine(ServiceL2Status status) =>
        (status.Metadata.OwnerReferences is [var owner, ..] ? owner.Uid : null) == Pod?.Uid
        && (status.Status is null || (status.Status.Node ?? Node) == Node
            && (status.Status.ServiceName ?? Service.Name) == Service.Name
            && (status.Status.ServiceNamespace ?? Service.Namespace) == Service.Namespace);

    /// <summary>Whether its status is complete and names these interfaces.</summary>
    public bool Says(ServiceL2Status status, ImmutableArray<string> interfaces) =>
        status.Status is { } said && said.Node == Node && said.ServiceName == Service.Name
        && said.ServiceNamespace == Service.Namespace
        && (said.Interfaces ?? []).Select(item => item.Name).SequenceEqual(interfaces);

    /// <summary>The object to create; its status is written after it, through the subresource.</summary>
    public ServiceL2Status NewObject() => new()
    {
        Metadata = new()
        {
            GenerateName = NamePrefix,
            Namespace = Namespace,
            Labels = new Dictionary<string, string>
            {
                [Labels.AnnouncingNode] = Node,
                [Labels.AnnouncedServiceName] = Service.Name,
                [Labels.AnnouncedServiceNamespace] = Service.Namespace,
            },
            OwnerReferences = Pod is null ? null : [Pod],
        },
    };

    /// <summary>The status as a merge patch.</summary>
    public JsonObject StatusPatch(ImmutableArray<string> interfaces) => new()
    {
        ["status"] = new JsonObject
        {
            ["node"] = Node,
            ["serviceName"] = Service.Name,
            ["serviceNamespace"] = Service.Namespace,
            ["interfaces"] = new JsonArray([.. interfaces.Select(name => new JsonObject { ["name"] = name })]),
        },
    };
}
