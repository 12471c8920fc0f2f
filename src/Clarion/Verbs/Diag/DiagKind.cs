namespace Clarion.Verbs.Diag;

/// <summary>Objects that go into a bundle.</summary>
/// <param name="Group">API group; empty for core.</param>
/// <param name="Version">API version.</param>
/// <param name="Plural">Resource name in paths.</param>
internal sealed record DiagKind(string Group, string Version, string Plural)
{
    private const string MetalLb = "metallb.io";

    /// <summary>Name of the file; several kinds of selection may be of one resource.</summary>
    public string File { get; init; } = Plural;

    /// <summary>Those of all namespaces; else of Clarion's own.</summary>
    public bool IsEverywhere { get; init; }

    /// <summary>Only what Clarion brought with it: its namespace may be that of others too.</summary>
    public bool IsOursAlone { get; init; }

    /// <summary>For example <c>involvedObject.kind=Service</c>; null: all.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>All of them; BGPPeers first, since a password in them is known from then on.</summary>
    public static IReadOnlyList<DiagKind> All { get; } =
    [
        new(MetalLb, "v1beta2", "bgppeers"), new(MetalLb, "v1beta1", "ipaddresspools"),
        new(MetalLb, "v1beta1", "l2advertisements"), new(MetalLb, "v1beta1", "bgpadvertisements"),
        new(MetalLb, "v1beta1", "bfdprofiles"), new(MetalLb, "v1beta1", "communities"),
        new(MetalLb, "v1beta1", "servicel2statuses"), new(MetalLb, "v1beta1", "servicebgpstatuses"),
        new(MetalLb, "v1beta1", "configurationstates"),
        new("", "v1", "services") { IsEverywhere = true },
        new("discovery.k8s.io", "v1", "endpointslices") { IsEverywhere = true },
        new("", "v1", "nodes") { IsEverywhere = true }, new("", "v1", "namespaces") { IsEverywhere = true },
        new("coordination.k8s.io", "v1", "leases"), new("", "v1", "pods") { IsOursAlone = true },
        new("apps", "v1", "deployments") { IsOursAlone = true }, new("apps", "v1", "daemonsets") { IsOursAlone = true },
        new("", "v1", "events"),
        new("", "v1", "events")
        {
            File = "events-of-services", IsEverywhere = true, FieldSelector = "involvedObject.kind=Service",
        },
    ];
}
