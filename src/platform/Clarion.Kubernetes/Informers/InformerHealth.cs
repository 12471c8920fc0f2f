using Clarion.Kubernetes.Client;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.Informers;

/// <summary>How an informer is, and its log lines: one when that changes, none while it stays.</summary>
internal sealed class InformerHealth(string resource, TimeProvider time, ILogger logger)
{
    /// <summary>How many unreadable objects are remembered as told; beyond it they may be told again.</summary>
    private const int ToldLimit = 1000;

    private readonly HashSet<UnreadableObject> told = [];
    private ApiError? problem;
    private bool wasComplete;

    /// <summary>Shows that the loop turns.</summary>
    public Pulse Pulse { get; } = new(time);

    /// <summary>What is wrong now, or null.</summary>
    public string? Problem => Volatile.Read(ref problem)?.Message;

    /// <summary>Something keeps the informer from following.</summary>
    public void Fails(ApiError error)
    {
        var before = Interlocked.Exchange(ref problem, error);
        if (before?.Reason != error.Reason)
            logger.NotFollowing(resource, error.Message);
    }

    /// <summary>It follows, with a complete view.</summary>
    /// <param name="count">How many objects there are.</param>
    public void Works(int count)
    {
        var before = Interlocked.Exchange(ref problem, null);
        if (before is not null && wasComplete)
            logger.FollowingAgain(resource);
        if (!wasComplete)
            logger.Synced(resource, count);
        wasComplete = true;
    }

    /// <summary>An object cannot be read.</summary>
    public void CannotRead(UnreadableObject unreadable)
    {
        if (told.Count >= ToldLimit)
            told.Clear();
        if (told.Add(unreadable))
            logger.ObjectIsUnreadable(resource, unreadable.Key.ToString(), unreadable.Problem);
    }
}
