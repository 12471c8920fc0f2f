using Clarion.Primitives;

namespace Clarion.Controller.Writing;

/// <summary>When to try again what failed: later each time.</summary>
internal sealed class RetrySchedule<TKey>
    where TKey : struct, IEquatable<TKey>
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Dictionary<TKey, (int Failures, Instant Due)> failures = [];
    private readonly PriorityQueue<TKey, Instant> order = new();

    /// <summary>When the next one is due.</summary>
    public Instant? NextDeadline => order.TryPeek(out _, out var due) ? due : null;

    /// <summary>Notes a failure. Returns how many there were in a row.</summary>
    public int Add(TKey key, Instant now)
    {
        var count = failures.TryGetValue(key, out var before) ? before.Failures + 1 : 1;
        var delay = First * Math.Pow(2, Math.Min(count - 1, 10));
        var due = now + (delay < Longest ? delay : Longest);
        failures[key] = (count, due);
        order.Enqueue(key, due);
        return count;
    }

    /// <summary>It worked, or is no longer of interest.</summary>
    public void Forget(TKey key) => failures.Remove(key);

    /// <summary>Takes one that is due.</summary>
    public bool TryTake(Instant now, out TKey key)
    {
        while (order.TryPeek(out key, out var due) && due <= now)
        {
            order.Dequeue();
            if (failures.TryGetValue(key, out var known) && known.Due == due)
                return true;
        }

        return false;
    }
}
