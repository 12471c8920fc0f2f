using Clarion.Kubernetes.Client;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.LeaderElection;

/// <summary>
/// One leader at a time, by a Lease. All durations are measured on the monotonic clock; the times in the Lease are only
/// for people to read.
/// </summary>
/// <remarks>
/// Why two never act at once: a leader's time runs from before it sent its last renewal that worked, and it stops
/// acting <see cref="LeaderElectionOptions.RenewDeadline"/> later. Another counts from after it saw that renewal, waits
/// the longer <see cref="LeaderElectionOptions.LeaseDuration"/> before it takes the Lease, and
/// <see cref="LeaderElectionOptions.WriteTimeout"/> more before it acts, for a write that is still on its way.
/// </remarks>
public sealed class LeaderElector
{
    private readonly LeaderElectionOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly HeldLease lease;
    private readonly string name;
    private Term? term;
    private ApiErrorReason? failure;

    public LeaderElector(KubernetesClient client, LeaderElectionOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        Invariant.Check(
            options.RetryPeriod < options.RenewDeadline && options.RenewDeadline < options.LeaseDuration,
            "a leader renews more often than it must, and stops before the lease ends");
        (this.options, this.time, this.logger) = (options, time, logger);
        lease = new(client, options, time);
        name = options.Lease.ToString();
    }

    /// <summary>Whether we lead at this very moment, by the monotonic clock. Check it before every write.</summary>
    public bool IsLeader => TimeLeft > TimeSpan.Zero;

    /// <summary>How long leadership lasts if no renewal works any more; zero when not leading.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            if (Volatile.Read(ref term) is not { Acts: true } current)
                return TimeSpan.Zero;
            var left = LeftOf(current);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The longest time-out that a write may have now, so that it ends before leadership does.</summary>
    public TimeSpan WriteTimeout
    {
        get
        {
            var left = TimeLeft;
            return left < options.WriteTimeout ? left : options.WriteTimeout;
        }
    }

    /// <summary>Who holds the Lease, as last seen; null when nobody does or it is not known yet.</summary>
    public string? Holder => lease.Holder;

    /// <summary>
    /// Stands for election until cancelled; each time it wins, runs <paramref name="lead"/>, whose token is cancelled
    /// when leadership may have ended. When cancelled, waits for <paramref name="lead"/> and then releases the Lease,
    /// so that a successor need not wait. Returns also when <paramref name="lead"/> returns by itself.
    /// </summary>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lead);
        try
        {
            while (!await LeadAsync(lead, await AcquireAsync(cancellationToken), cancellationToken))
            {
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Waits for the Lease to be free, and takes it.</summary>
    private async Task<Term> AcquireAsync(CancellationToken cancellationToken)
    {
        string? waitsFor = null;
        while (true)
        {
            var error = await lease.ReadAsync(options.RenewDeadline, cancellationToken);
            var now = Instant.Now(time);
            if (error is null && (lease.IsReleased || now >= lease.ExpiresAt))
            {
                var actsFrom = lease.IsReleased ? now : lease.ExpiresAt + options.WriteTimeout;

                // Not cancelled: a Lease that was taken without our knowing would not be released.
                error = await lease.HoldAsync(options.WriteTimeout, CancellationToken.None);
                if (error is null)
                    return new(now, actsFrom);
            }
            else if (error is null && lease.Holder is { } holder && holder != waitsFor)
            {
                logger.WaitsForLease(name, holder);
                waitsFor = holder;
            }

            Report(error);
            var untilExpiry = lease.ExpiresAt - Instant.Now(time);
            var isSoon = error is null && untilExpiry > TimeSpan.Zero && untilExpiry < options.RetryPeriod;
            await Task.Delay(isSoon ? untilExpiry : options.RetryPeriod, time, cancellationToken);
        }
    }

    /// <summary>Runs one term to its end.</summary>
    /// <returns>Whether there is to be no other.</returns>
    private async Task<bool> LeadAsync(
        Func<CancellationToken, Task> lead, Term begun, CancellationToken cancellationToken)
    {
        using var lost = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lost.Token, cancellationToken);
        Volatile.Write(ref term, begun);
        var acting = ActAsync(lead, begun, either.Token);
        var end = await RenewAsync(begun, acting);
        Volatile.Write(ref term, null);
        if (end is not null)
        {
            logger.LostLease(name, end);
            await lost.CancelAsync();
        }

        try
        {
            await acting;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
        }
        finally
        {
            if (end is null)
                await ReleaseAsync(begun);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return end is null;
    }

    /// <summary>Acts, once writes of the leader before us can no longer be on their way.</summary>
    private async Task ActAsync(Func<CancellationToken, Task> lead, Term begun, CancellationToken cancellationToken)
    {
        var wait = begun.ActsFrom - Instant.Now(time);
        if (wait < TimeSpan.Zero)
            wait = TimeSpan.Zero;
        logger.TookLease(name, options.Identity, wait);
        await Task.Delay(wait, time, cancellationToken);
        begun.Acts = true;
        await lead(cancellationToken);
    }

    /// <summary>Renews until the acting ends, also while it is being cancelled, or until the Lease is lost.</summary>
    /// <returns>Why it is lost; null when the acting ended.</returns>
    private async Task<string?> RenewAsync(Term begun, Task acting)
    {
        while (true)
        {
            var left = LeftOf(begun);
            if (left <= TimeSpan.Zero)
                return "it could not be renewed in time";
            using (var waiting = new CancellationTokenSource())
            {
                var wait = Task.Delay(left < options.RetryPeriod ? left : options.RetryPeriod, time, waiting.Token);
                await Task.WhenAny(wait, acting);
                await waiting.CancelAsync();
            }

            if (acting.IsCompleted)
                return null;
            if (await RenewOnceAsync(begun) is { } taken)
                return taken;
        }
    }

    private async Task<string?> RenewOnceAsync(Term begun)
    {
        var now = Instant.Now(time);
        var timeout = TimeoutIn(begun);
        if (timeout <= TimeSpan.Zero)
            return null;
        var error = await lease.HoldAsync(timeout, CancellationToken.None);
        if (error is null)
            begun.HeldFrom = now;
        if (error?.Reason is ApiErrorReason.Conflict or ApiErrorReason.AlreadyExists or ApiErrorReason.NotFound)
        {
            // Perhaps it was our own last renewal, whose answer did not arrive: then we still hold it.
            error = await lease.ReadAsync(timeout, CancellationToken.None);
            if (error is null && lease.Holder is { } holder && !lease.IsOurs)
                return $"{holder} holds it";
        }

        Report(error);
        return null;
    }

    private async Task ReleaseAsync(Term begun)
    {
        var timeout = TimeoutIn(begun);
        if (timeout <= TimeSpan.Zero)
            return;
        var error = await lease.ReleaseAsync(timeout, CancellationToken.None);
        if (error is null)
            logger.ReleasedLease(name);
        else
            Report(error);
    }

    private TimeSpan LeftOf(Term begun) => begun.HeldFrom + options.RenewDeadline - Instant.Now(time);

    /// <summary>
    /// Short enough that a lost request leaves time for another, and that it ends before the term does.
    /// </summary>
    private TimeSpan TimeoutIn(Term begun)
    {
        var left = LeftOf(begun);
        return left < options.WriteTimeout ? left : options.WriteTimeout;
    }

    private void Report(ApiError? error)
    {
        if (error is not null && error.Reason != failure)
            logger.LeaseFails(name, error.Message);
        failure = error?.Reason;
    }
}
