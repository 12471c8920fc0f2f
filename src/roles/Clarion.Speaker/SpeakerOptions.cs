using Clarion.Placement.Planning;
using Clarion.Primitives;

namespace Clarion.Speaker;

/// <summary>What a speaker is told at its start.</summary>
/// <param name="Node">The node it runs on (<c>--node-name</c>).</param>
/// <param name="Pod">Its own pod's name (<c>--pod-name</c>).</param>
/// <param name="Namespace">Its own namespace, where the configuration is (<c>--namespace</c>).</param>
public sealed record SpeakerOptions(NodeName Node, string Pod, string Namespace)
{
    /// <summary><c>--lb-class</c>: handle only Services of this class; empty: only those without one.</summary>
    public string LoadBalancerClass { get; init; } = "";

    /// <summary><c>--ignore-exclude-lb</c>: announce from nodes that are excluded by label too.</summary>
    public bool IgnoresExcludeLabel { get; init; }

    /// <summary>
    /// <c>--orphan-grace</c>: how long a Service without pool or advertisement stays announced; 0 or more.
    /// </summary>
    public TimeSpan OrphanGrace { get; init; } = Planner.DefaultOrphanGrace;

    /// <summary><c>--announce-rate</c>: gratuitous frames a second and interface, 1 to 100,000.</summary>
    public int AnnounceRate { get; init; } = 5_000;

    /// <summary><c>--gratuitous-arp-interval</c>: every address is announced again this often; null: never.</summary>
    public TimeSpan? RefreshInterval { get; init; }
}
