using Clarion.Kubernetes.Client;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.LeaderElection;

/// <summary>
/// One leader at a time, by a Lease. All durations are measured on the monotonic clock; the times in the Lease are only
/// for people to read.
/// </summary>
public sealed class LeaderElector
{
    public LeaderElector(KubernetesClient client, LeaderElectionOptions options, TimeProvider time, ILogger logger) =>
        throw new NotImplementedException();

    /// <summary>Whether we lead at this very moment, by the monotonic clock. Check it before every write.</summary>
    public bool IsLeader => throw new NotImplementedException();

    /// <summary>How long leadership lasts if no renewal works any more; zero when not leading.</summary>
    public TimeSpan TimeLeft => throw new NotImplementedException();

    /// <summary>The longest time-out that a write may have now, so that it ends before leadership does.</summary>
    public TimeSpan WriteTimeout => throw new NotImplementedException();

    /// <summary>Who holds the Lease, as last seen; null when nobody does or it is not known yet.</summary>
    public string? Holder => throw new NotImplementedException();

    /// <summary>
    /// Stands for election until cancelled; each time it wins, runs <paramref name="lead"/>, whose token is cancelled
    /// when leadership may have ended. When cancelled, waits for <paramref name="lead"/> and then releases the Lease,
    /// so that a successor need not wait. Returns also when <paramref name="lead"/> returns by itself.
    /// </summary>
    public Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
