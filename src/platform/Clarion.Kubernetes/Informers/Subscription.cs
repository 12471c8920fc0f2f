using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Informers;

/// <summary>
/// The changes that one subscriber has not taken yet: at most one per key, with the newest state, so a slow subscriber
/// costs at most one entry per object. Take until there is nothing; <c>wake</c> tells when there is something again.
/// </summary>
public sealed class Subscription<T> : IDisposable
    where T : class, IObject
{
    private readonly Lock gate = new();
    private readonly Dictionary<ObjectKey, LinkedListNode<Pending>> byKey = [];
    private readonly LinkedList<Pending> inOrder = new();
    private readonly Action wake;
    private readonly Action<Subscription<T>> end;
    private long lastNumber;
    private long? syncedAfter;
    private bool wakeIsDue;

    internal Subscription(Action wake, Action<Subscription<T>> end) => (this.wake, this.end) = (wake, end);

    /// <summary>
    /// Whether everything of the informer's first complete view was taken: from now on the subscriber knows all
    /// there is, up to changes that are on their way.
    /// </summary>
    public bool IsSynced
    {
        get
        {
            lock (gate)
                return syncedAfter is { } mark && (inOrder.First is not { } first || first.Value.Number > mark);
        }
    }

    /// <summary>Number of changes not taken.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return inOrder.Count;
        }
    }

    /// <summary>Takes the change that waits longest.</summary>
    public bool TryTake(out ObjectChange<T> change)
    {
        lock (gate)
        {
            if (inOrder.First is not { } first)
            {
                change = default;
                return false;
            }

            change = first.Value.Change;
            inOrder.Remove(first);
            byKey.Remove(change.Key);
            return true;
        }
    }

    /// <summary>Ends the subscription.</summary>
    public void Dispose() => end(this);

    /// <summary>Puts a change in, or folds it into the one that waits.</summary>
    /// <param name="change">
    /// From the state before, which the subscriber has taken or is about to, to the new one.
    /// </param>
    internal void Offer(in ObjectChange<T> change)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(change.Key, out var waiting))
            {
                wakeIsDue |= inOrder.Count == 0;
                byKey.Add(change.Key, inOrder.AddLast(new Pending(++lastNumber, change)));
                return;
            }

            var folded = waiting.Value.Change with { After = change.After };
            if (folded is { Before: null, After: null })
            {
                inOrder.Remove(waiting);
                byKey.Remove(change.Key);
            }
            else
            {
                waiting.Value = waiting.Value with { Change = folded };
            }
        }
    }

    /// <summary>Notes that everything put in up to now makes the first complete view.</summary>
    internal void MarkSynced()
    {
        lock (gate)
        {
            syncedAfter = lastNumber;
            wakeIsDue = true;
        }
    }

    /// <summary>Wakes the subscriber if there is a reason; outside any lock.</summary>
    internal void WakeIfDue()
    {
        bool isDue;
        lock (gate)
            (isDue, wakeIsDue) = (wakeIsDue, false);
        if (isDue)
            wake();
    }

    private readonly record struct Pending(long Number, ObjectChange<T> Change);
}
