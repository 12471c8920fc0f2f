using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Api;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Controller.Writing;
using Clarion.Ipam;
using Clarion.Ipam.Outcomes;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Controller.Pools;

/// <summary>
/// Keeps the counters and conditions in the status of IPAddressPools. A burst of allocations is one write: at most
/// one a pool and <see cref="Interval"/>. The allocation loop notes, a loop of its own writes.
/// </summary>
internal sealed class PoolStatusWriter(Informer<IPAddressPool> pools, Surroundings surroundings)
{
    /// <summary>People look at the counters; nothing depends on them.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly RetrySchedule<PoolName> retries = new();

    /// <summary>Pools whose last write failed, and whose next one is not due yet.</summary>
    private readonly HashSet<PoolName> waiting = [];

    private WantedPools wanted = new();

    /// <summary>Notes how full the pools are; from the allocation loop.</summary>
    public void Note(Allocator allocator, Configuration configuration)
    {
        Volatile.Write(ref wanted, new()
        {
            InForce = allocator.Usage.ToDictionary(
                usage => usage.Pool.Value, usage => StatusOf(usage, configuration), StringComparer.Ordinal),
            Frozen = configuration.FrozenPools.DistinctBy(pool => pool.Name).ToDictionary(
                pool => pool.Name.Value, pool => Valid(pool.Name.Value, configuration), StringComparer.Ordinal),
        });
    }

    /// <summary>Writes what differs, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, surroundings.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            while (retries.TryTake(Instant.Now(surroundings.Time), out var due))
                waiting.Remove(due);
            foreach (var pool in pools.Store.Objects)
            {
                if (Volatile.Read(ref wanted).Of(pool) is { } status && surroundings.Elector.IsLeader
                    && !IsSame(pool.Status, status) && !waiting.Contains(new(pool.Metadata.Name)))
                    Finish(new(pool.Metadata.Name), (await WriteAsync(pool, status, cancellationToken)).Error);
            }
        }
    }

    private void Finish(PoolName pool, ApiError? error)
    {
        if (error is null)
        {
            retries.Forget(pool);
            return;
        }

        // The watch brings the present state, or that it is gone.
        if (error.Reason is ApiErrorReason.Conflict or ApiErrorReason.NotFound)
            return;
        waiting.Add(pool);
        if (retries.Add(pool, Instant.Now(surroundings.Time)) == 1)
            Log.PoolStatusNotWritten(surroundings.Logger, pool, error.Message);
    }

    private static IPAddressPoolStatus StatusOf(in PoolUsage usage, Configuration configuration) => new()
    {
        AssignedIPv4 = usage.AssignedIPv4,
        AssignedIPv6 = usage.AssignedIPv6,
        AvailableIPv4 = usage.AvailableIPv4,
        AvailableIPv6 = usage.AvailableIPv6,
        Conditions =
        [
            Valid(usage.Pool.Value, configuration),
            new()
            {
                Type = "Exhausted",
                Status = usage.WaitingCount > 0 ? "True" : "False",
                Reason = usage.WaitingCount > 0 ? "ServicesWait" : "NobodyWaits",
                Message = usage.WaitingCount > 0
                    ? $"{usage.WaitingCount} Services wait for an address of this pool. Enlarge it."
                    : "No Service waits for an address of this pool.",
            },
        ],
    };

    private static Condition Valid(string pool, Configuration configuration)
    {
        var source = new ConfigurationSource("IPAddressPool", pool);
        var refusal = configuration.Refusals.FirstOrDefault(refusal => refusal.Source == source);
        return new()
        {
            Type = "Valid",
            Status = refusal is null ? "True" : "False",
            Reason = refusal is null ? "Accepted" : RefusalReasons.Catalogue[refusal.Reason].Code,
            Message = refusal is null
                ? "The pool is in force."
                : $"{refusal.Field}: {refusal.Detail}. {RefusalReasons.Catalogue[refusal.Reason].Remedy}",
        };
    }

    private static bool IsSame(IPAddressPoolStatus? present, IPAddressPoolStatus wanted) =>
        present is not null
        && (present with { Conditions = null }) == (wanted with { Conditions = null })
        && (wanted.Conditions ?? []).All(condition => (present.Conditions ?? []).Any(other =>
            other.Type == condition.Type && other.Status == condition.Status && other.Message == condition.Message));

    private Task<ApiResult<IPAddressPool>> WriteAsync(
        IPAddressPool pool, IPAddressPoolStatus status, CancellationToken cancellationToken)
    {
        var conditions = (status.Conditions ?? []).Select(condition => condition with
        {
            LastTransitionTime = Since(pool.Status, condition),
        });
        var body = JsonSerializer.SerializeToNode(
            status with { Conditions = [.. conditions] }, ApiJson.Default.IPAddressPoolStatus);
        var patch = Patch.Merge(new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = pool.Metadata.ResourceVersion },
            ["status"] = body,
        });
        return surroundings.Client.PatchAsync(
            Kinds.IPAddressPool, pool.Metadata.Key, patch with { Subresource = "status" },
            surroundings.Elector.WriteTimeout, cancellationToken);
    }

    private DateTimeOffset Since(IPAddressPoolStatus? present, Condition condition)
    {
        var before = (present?.Conditions ?? []).FirstOrDefault(other => other.Type == condition.Type);
        var now = surroundings.Time.GetUtcNow();
        return before?.Status == condition.Status && before.LastTransitionTime is { } since
            ? since
            : now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
