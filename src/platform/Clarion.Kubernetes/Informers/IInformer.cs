using Clarion.Primitives;

namespace Clarion.Kubernetes.Informers;

/// <summary>What a host needs of an informer, whatever its kind: to run it, and to tell how it is.</summary>
public interface IInformer
{
    /// <summary>What it follows, for example <c>services</c> or <c>ipaddresspools.metallb.io</c>.</summary>
    string Resource { get; }

    /// <summary>Whether there was a first complete view; it stays so whatever happens to the connection.</summary>
    bool IsSynced { get; }

    /// <summary>
    /// When its loop last turned. It turns at least every <see cref="TurnInterval"/>, whatever the API does.
    /// </summary>
    Instant LastTurn { get; }

    /// <summary>How often the loop turns at least.</summary>
    TimeSpan TurnInterval { get; }

    /// <summary>What keeps it from following now, as a sentence with what to do; null when all is well.</summary>
    string? Problem { get; }

    /// <summary>Follows, and heals whatever happens; returns only when cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Waits for the first complete view.</summary>
    Task WaitForSyncAsync(CancellationToken cancellationToken);
}
