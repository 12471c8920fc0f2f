using Microsoft.Extensions.Logging;

namespace Clarion.Hub.Collection;

/// <summary>What Kubernetes' controllers clean up and the Hub does itself, twice a second.</summary>
internal sealed class Collector(
    NamespaceCollector namespaces, OwnerCollector owners, ExpiryCollector expiry, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    // Looking at Events means reading each; an hour's limit needs no more.
    private const int RoundsBetweenEvents = 120;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            for (var round = 0L; await timer.WaitForNextTickAsync(cancellationToken); round++)
                CollectGuarded(round);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The Hub stops.
        }
    }

    private void CollectGuarded(long round)
    {
        try
        {
            namespaces.Collect(time.GetUtcNow());
            owners.Collect();
            expiry.Collect(time.GetUtcNow());
            if (round % RoundsBetweenEvents == 0)
                expiry.CollectEvents(time.GetUtcNow());
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            logger.CollectionFailed(problem);
        }
    }
}
