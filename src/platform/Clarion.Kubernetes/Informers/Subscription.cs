using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Informers;

/// <summary>
/// The changes that one subscriber has not taken yet: at most one per key, with the newest state, so a slow subscriber
/// costs at most one entry per object. Take until there is nothing; <c>wake</c> tells when there is something again.
/// </summary>
public sealed class Subscription<T> : IDisposable
    where T : class, IObject
{
    internal Subscription()
    {
    }

    /// <summary>
    /// Whether everything of the informer's first complete view was taken: from now on the subscriber knows all
    /// there is, up to changes that are on their way.
    /// </summary>
    public bool IsSynced => throw new NotImplementedException();

    /// <summary>Number of changes not taken.</summary>
    public int Count => throw new NotImplementedException();

    /// <summary>Takes the change that waits longest.</summary>
    public bool TryTake(out ObjectChange<T> change) => throw new NotImplementedException();

    /// <summary>Ends the subscription.</summary>
    public void Dispose() => throw new NotImplementedException();
}
