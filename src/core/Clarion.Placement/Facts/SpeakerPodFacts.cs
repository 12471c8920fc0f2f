using Clarion.Primitives;

namespace Clarion.Placement.Facts;

/// <summary>What placement asks of a speaker's Pod.</summary>
/// <param name="Name">The pod's name.</param>
/// <param name="Node"><c>spec.nodeName</c>.</param>
/// <param name="IsReady">Whether the condition Ready is True.</param>
public sealed record SpeakerPodFacts(string Name, NodeName Node, bool IsReady)
{
    /// <summary>
    /// Whether an unready pod shows that it was Ready before: a container restarted, or its Ready condition changed
    /// after the pod had started.
    /// </summary>
    public bool WasReady { get; init; }

    /// <summary>
    /// How long the Ready condition has been what it is, by the wall clocks of its kubelet and of this node; they
    /// may differ, so it may be negative.
    /// </summary>
    public TimeSpan SinceTransition { get; init; }
}
