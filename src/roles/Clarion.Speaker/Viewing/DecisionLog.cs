using System.Collections.Immutable;
using Clarion.Placement.Planning;

namespace Clarion.Speaker.Viewing;

/// <summary>The last decisions that concerned this node. The speaker's loop writes it; anyone may read.</summary>
internal sealed class DecisionLog(TimeProvider time)
{
    /// <summary>A person reads these: the last minutes of a busy node, and a few kilobytes.</summary>
    public const int CountMax = 64;

    private ImmutableArray<DecisionView> last = [];

    /// <summary>The newest first.</summary>
    public ImmutableArray<DecisionView> Last =>
        ImmutableInterlocked.InterlockedCompareExchange(ref last, [], []);

    /// <summary>Notes that this node got a Service, or lost it.</summary>
    public void Add(ServicePlacement placement)
    {
        var decision = new DecisionView
        {
            Time = time.GetUtcNow(),
            Service = placement.Service.ToString(),
            Owner = placement.Owner?.Value,
            Reason = placement.Reason.ToString(),
        };
        ImmutableInterlocked.InterlockedExchange(ref last, [decision, .. last.Take(CountMax - 1)]);
    }
}
