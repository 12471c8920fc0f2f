using Clarion.Api.Core;
using Clarion.Primitives;

namespace Clarion.Kubernetes.Events;

/// <summary>How many Events each object may have: a burst, then one every few minutes, as client-go.</summary>
internal sealed class EventBudget(TimeProvider time)
{
    /// <summary>Events that an object may have at once.</summary>
    public const int Burst = 25;

    /// <summary>Objects whose budget is remembered; a forgotten one has a full one again.</summary>
    private const int ObjectLimit = 4096;

    /// <summary>After which one more is allowed.</summary>
    public static readonly TimeSpan Refill = TimeSpan.FromMinutes(5);

    private readonly RecentlyUsed<ObjectReference, (double Left, Instant At)> spent = new(ObjectLimit);

    /// <summary>Takes one from the budget of an object, if there is one.</summary>
    public bool TrySpend(ObjectReference involved)
    {
        var key = involved with { ResourceVersion = null };
        var now = Instant.Now(time);
        var left = (double)Burst;
        if (spent.TryGet(key, out var known))
            left = Math.Min(Burst, known.Left + ((now - known.At) / Refill));
        var maySpend = left >= 1;
        spent.Set(key, (maySpend ? left - 1 : left, now));
        return maySpend;
    }
}
