namespace Clarion.Hub.Kinds;

/// <summary>One kind in one version, as discovery shows it and as requests name it.</summary>
/// <param name="Group">API group; empty for core.</param>
/// <param name="Version">API version, for example <c>v1</c>.</param>
/// <param name="Kind">Kind, for example <c>Service</c>.</param>
/// <param name="Plural">Resource name in paths, for example <c>services</c>.</param>
internal sealed record HubKind(string Group, string Version, string Kind, string Plural)
{
    /// <summary>What can be done with a kind that is stored.</summary>
    public static readonly IReadOnlyList<string> StoredVerbs =
        ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>The kind of a list of them.</summary>
    public string ListKind => $"{Kind}List";

    /// <summary>The name for one of them.</summary>
    public string Singular => Kind.ToLowerInvariant();

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Groups of kinds that <c>kubectl get</c> takes as a name, for example <c>all</c>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whether objects live in a namespace.</summary>
    public bool Namespaced { get; init; } = true;

    /// <summary>Whether it is defined by a CustomResourceDefinition: some answers differ for those.</summary>
    public bool IsCustom { get; init; }

    /// <summary>
    /// Whether metadata.generation counts the changes outside metadata and status. Kubernetes does so for some kinds
    /// only.
    /// </summary>
    public bool HasGeneration { get; init; }

    /// <summary>Whether a PUT may leave out metadata.resourceVersion.</summary>
    public bool TakesUnconditionalUpdates { get; init; } = true;

    public IReadOnlyList<string> Verbs { get; init; } = StoredVerbs;

    public IReadOnlyList<HubSubresource> Subresources { get; init; } = [];

    /// <summary>
    /// What field selectors may name beyond metadata.name and, in namespaces, metadata.namespace: paths such as
    /// <c>spec.type</c>.
    /// </summary>
    public IReadOnlyList<string> SelectableFields { get; init; } = [];

    /// <summary>What every answer warns with; null for versions that are current.</summary>
    public string? DeprecationWarning { get; init; }

    /// <summary>
    /// The same for all versions and groups that show the same objects: both versions of BGPPeer, and Event of both
    /// groups. <see cref="ObjectView"/> turns the stored form into the one that was asked for.
    /// </summary>
    public string StoredAs { get; init; } = $"{Group}/{Plural}";

    /// <summary><c>v1</c> or <c>GROUP/VERSION</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>How errors name the resource: <c>services</c> or <c>ipaddresspools.metallb.io</c>.</summary>
    public string Resource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>How refusals name the kind: <c>Service</c> or <c>IPAddressPool.metallb.io</c>.</summary>
    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";

    /// <summary>Whether there is a status of its own, written by its own path.</summary>
    public bool HasStatus => FindSubresource("status") is not null;

    /// <summary>Whether objects are kept: reviews are only answered.</summary>
    public bool IsStored => Verbs.Contains("get");

    /// <summary>The subresource of that name, or null.</summary>
    public HubSubresource? FindSubresource(string name) =>
        Subresources.FirstOrDefault(subresource => subresource.Name == name);

    public override string ToString() => $"{ApiVersion} {Kind}";
}
