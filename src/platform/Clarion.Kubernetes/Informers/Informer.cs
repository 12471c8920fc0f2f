using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.Informers;

/// <summary>
/// Follows the objects of a kind. It streams the list and the changes (WatchList, else a paged list and a watch),
/// goes on where it stopped when it can, and reads everything anew when it cannot. Its own loop is the only one that
/// changes what it knows; everything else here may be used from any thread.
/// </summary>
public sealed class Informer<T> : IInformer
    where T : class, IObject
{
    /// <summary>For the head of the answer, which an API server sends at once.</summary>
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A CRD is applied by hand, and its objects right after it: its informer must not be late.</summary>
    private static readonly TimeSpan KindNotServedWait = TimeSpan.FromSeconds(1);

    /// <summary>A watch that ends sooner is no better than none: the next one waits longer.</summary>
    private static readonly TimeSpan ShortLife = TimeSpan.FromSeconds(1);

    private readonly KubernetesClient client;
    private readonly ObjectKind<T> kind;
    private readonly InformerScope scope;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Cache<T> cache;
    private readonly InformerHealth health;
    private string? position;
    private bool refusesWatchList;
    private bool listsNext;
    private int failures;

    public Informer(
        KubernetesClient client, ObjectKind<T> kind, InformerScope scope, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(kind);
        (this.client, this.kind, this.scope, this.time, this.logger) = (client, kind, scope, time, logger);
        cache = new(kind);
        health = new(kind.Resource, time, logger);
    }

    public string Resource => kind.Resource;

    public bool IsSynced => cache.Synced.IsCompleted;

    public Instant LastTurn => health.Pulse.LastTurn;

    public TimeSpan TurnInterval => Pulse.Interval;

    public string? Problem => health.Problem;

    /// <summary>All objects as of now; immutable, replaced by reference.</summary>
    public Store<T> Store => cache.Store;

    /// <summary>Adds an index to the store; before <see cref="RunAsync"/> only.</summary>
    /// <param name="name">Its name, for <see cref="Store{T}.Find"/>.</param>
    /// <param name="valueOf">The value under which an object is found, or null for none.</param>
    public void AddIndex(string name, Func<T, string?> valueOf) => cache.AddIndex(name, valueOf);

    /// <summary>
    /// Subscribes to changes. All objects present come first, in the order of their keys, with no
    /// <see cref="ObjectChange{T}.Before"/>.
    /// </summary>
    /// <param name="wake">
    /// Called when the subscription becomes non-empty and when it reaches the first complete view, mostly from the
    /// informer's loop (the first time perhaps from within this call). It must not block.
    /// </param>
    public Subscription<T> Subscribe(Action wake) => cache.Subscribe(wake);

    public Task WaitForSyncAsync(CancellationToken cancellationToken) => cache.Synced.WaitAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var wait = await FollowAsync(cancellationToken);
                await health.Pulse.TurnUntilAsync(Task.Delay(wait, time, cancellationToken));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.FollowingFailed(kind.Resource, exception);
                position = null;
                await Task.Delay(Backoff.Longest, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Gets a complete view if there is none to go on from, and follows until that ends.</summary>
    /// <returns>How long to wait before the next time.</returns>
    private async Task<TimeSpan> FollowAsync(CancellationToken cancellationToken)
    {
        if (position is null && listsNext)
        {
            var listed = await new ListReader<T>(client, kind, cache, health).ReadAsync(scope, cancellationToken);
            if (!listed.TryGet(out var version, out var problem))
                return Failed(problem);
            (position, listsNext) = (version, refusesWatchList);
        }

        var resumedAt = position;
        var request = WatchRequest.For(kind, scope, resumedAt, client.Chance.Next());
        var opening = client.WatchAsync(request, OpenTimeout, cancellationToken);
        var opened = await health.Pulse.TurnUntilAsync(opening);
        if (!opened.TryGet(out var watch, out var error))
        {
            if (resumedAt is null && error.Reason is ApiErrorReason.Invalid or ApiErrorReason.BadRequest)
                (refusesWatchList, listsNext) = (true, true);
            return Failed(error);
        }

        using (watch)
            return await ReadAsync(watch, request.Operation, resumedAt, cancellationToken);
    }

    private async Task<TimeSpan> ReadAsync(
        OpenWatch watch, ApiOperation operation, string? resumedAt, CancellationToken cancellationToken)
    {
        var begin = Instant.Now(time);
        var reader = new WatchReader<T>(kind, cache, health, time);
        if (resumedAt is null)
            cache.BeginView();
        else
            health.Works(cache.Store.Count);
        var end = await reader.ReadAsync(watch, operation, resumedAt, cancellationToken);
        cache.AbandonView();
        var goesOn = end is WatchEnd.Closed or WatchEnd.Interrupted && reader.IsPastInitial;
        position = goesOn ? reader.ResourceVersion : null;
        if (end == WatchEnd.Lost && !reader.IsPastInitial)
            listsNext = true;
        if (reader.Error is { Reason: not ApiErrorReason.Expired } error)
            return Failed(error);
        failures = Instant.Now(time) - begin < ShortLife ? failures + 1 : 0;
        return failures == 0 ? Backoff.First * client.Chance.Next() : Backoff.Delay(failures - 1, client.Chance.Next());
    }

    /// <summary>
    /// Notes a failure. Only one that says the API server is the same as before lets the position stand.
    /// </summary>
    private TimeSpan Failed(ApiError error)
    {
        health.Fails(error);
        if (error.Reason != ApiErrorReason.TooManyRequests)
            position = null;
        var chance = client.Chance.Next();
        return error.Reason == ApiErrorReason.KindNotServed
            ? KindNotServedWait * (1 - (chance / 2))
            : Backoff.After(error, failures++, chance);
    }
}
