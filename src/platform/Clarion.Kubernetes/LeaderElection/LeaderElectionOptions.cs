using Clarion.Api.Meta;

namespace Clarion.Kubernetes.LeaderElection;

/// <summary>Which Lease to hold, as whom, and for how long.</summary>
/// <param name="Lease">Namespace and name of the Lease.</param>
/// <param name="Identity">
/// Who we are: a name that at most one living process has at a time, such as the pod's. Whoever finds it in the Lease
/// when it starts goes on at once, without waiting for its own former self.
/// </param>
public sealed record LeaderElectionOptions(ObjectKey Lease, string Identity)
{
    /// <summary>How long others wait after the last renewal that they saw.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after the last renewal that worked the leader stops acting; less than the lease.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the leader renews, and the others look.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The longest time-out of any write by the leader. A new leader that saw no clean release lets it pass too
    /// after the lease, before it acts.
    /// </summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
