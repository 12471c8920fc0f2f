using Clarion.Api;
using Clarion.Api.Coordination;
using Clarion.Kubernetes.Client;
using Clarion.Primitives;

namespace Clarion.Kubernetes.LeaderElection;

/// <summary>The Lease as last seen, and the requests that change it.</summary>
internal sealed class HeldLease(KubernetesClient client, LeaderElectionOptions options, TimeProvider time)
{
    private volatile Lease? lease;
    private bool wasSeen;

    /// <summary>Who holds it; null when nobody does, or it was not seen yet.</summary>
    public string? Holder => lease?.Spec.HolderIdentity is { Length: > 0 } holder ? holder : null;

    /// <summary>Whether we do.</summary>
    public bool IsOurs => Holder == options.Identity;

    /// <summary>
    /// Whether it may be had at once: its holder released it, or is ourselves, or there never was one. A Lease that
    /// was there and is gone was deleted by somebody who could not know whether its holder lives.
    /// </summary>
    public bool IsReleased => lease is null ? !wasSeen : Holder is null || IsOurs;

    /// <summary>When the last renewal of another holder was seen.</summary>
    public Instant SeenAt { get; private set; }

    /// <summary>When it can be taken from its holder.</summary>
    public Instant ExpiresAt => SeenAt + Duration;

    private TimeSpan Duration => lease?.Spec.LeaseDurationSeconds is { } seconds
        ? TimeSpan.FromSeconds(seconds)
        : options.LeaseDuration;

    /// <summary>Looks at it.</summary>
    /// <returns>What failed; null also when there is none.</returns>
    public async Task<ApiError?> ReadAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var result = await client.GetAsync(Kinds.Lease, options.Lease, either.Token);
            if (result.TryGet(out var read, out var error))
                See(read);
            else if (error.Reason == ApiErrorReason.NotFound)
                lease = null;
            else
                return error;
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ErrorReader.Timeout(ApiOperation.Of("get", Kinds.Lease, options.Lease, null), timeout);
        }
    }

    /// <summary>Takes or renews it; the API server refuses with Conflict when somebody else did meanwhile.</summary>
    public Task<ApiError?> HoldAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var spec = (lease?.Spec ?? new()) with
        {
            HolderIdentity = options.Identity,
            LeaseDurationSeconds = (int)Math.Ceiling(options.LeaseDuration.TotalSeconds),
            RenewTime = now,
        };
        if (!IsOurs)
        {
            var transitions = lease is null ? 0 : (spec.LeaseTransitions ?? 0) + 1;
            spec = spec with { AcquireTime = now, LeaseTransitions = transitions };
        }

        return WriteAsync(spec, timeout, cancellationToken);
    }

    /// <summary>Lets go of it, so that others need not wait; nothing where it is gone or another's.</summary>
    public Task<ApiError?> ReleaseAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (lease is not { } held || !IsOurs)
            return Task.FromResult<ApiError?>(null);
        var spec = held.Spec with { HolderIdentity = "", LeaseDurationSeconds = 1, RenewTime = time.GetUtcNow() };
        return WriteAsync(spec, timeout, cancellationToken);
    }

    private async Task<ApiError?> WriteAsync(LeaseSpec spec, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var metadata = lease?.Metadata ?? new() { Namespace = options.Lease.Namespace, Name = options.Lease.Name };
        var wanted = new Lease { Metadata = metadata, Spec = spec };
        var result = lease is null
            ? await client.CreateAsync(Kinds.Lease, wanted, timeout, cancellationToken)
            : await client.ReplaceAsync(Kinds.Lease, wanted, timeout, cancellationToken);
        if (result.TryGet(out var written, out var error))
            See(written);
        return error;
    }

    private void See(Lease seen)
    {
        if (seen.Metadata.ResourceVersion != lease?.Metadata.ResourceVersion)
            SeenAt = Instant.Now(time);
        (lease, wasSeen) = (seen, true);
    }
}
