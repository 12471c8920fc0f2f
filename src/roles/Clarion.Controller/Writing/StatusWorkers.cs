using System.Collections.Concurrent;
using System.Threading.Channels;
using Clarion.Api;
using Clarion.Kubernetes.Client;

namespace Clarion.Controller.Writing;

/// <summary>Sends writes, several at a time; the loop that orders them also takes the results.</summary>
/// <param name="surroundings">Where to, and whether we still lead.</param>
/// <param name="wake">Called when there is a result.</param>
internal sealed class StatusWorkers(Surroundings surroundings, Action wake)
{
    /// <summary>
    /// Beyond this an API server on two cores answers each write later and all of them no sooner
    /// (1 in flight 360 writes/s, 32 in flight 1,090/s, 128 in flight 870/s).
    /// </summary>
    public const int InFlightMax = 32;

    private readonly Channel<WriteOrder> orders = Channel.CreateBounded<WriteOrder>(InFlightMax);
    private readonly ConcurrentQueue<WriteResult> results = [];

    /// <summary>Hands over a write; the caller has at most <see cref="InFlightMax"/> without a result.</summary>
    public bool TryStart(WriteOrder order) => orders.Writer.TryWrite(order);

    public bool TryTakeResult([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WriteResult? result) =>
        results.TryDequeue(out result);

    /// <summary>Runs until cancelled, or until one worker fails: a write would be in flight for good.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, InFlightMax).Select(_ => WorkAsync(all.Token)).ToList();
        var ended = await Task.WhenAny(workers);
        await all.CancelAsync();
        await Task.WhenAll(workers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended;
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var order in orders.Reader.ReadAllAsync(cancellationToken))
        {
            results.Enqueue(new(order, await SendAsync(order, cancellationToken)));
            wake();
        }
    }

    private async Task<ApiResult<Api.Core.Service>?> SendAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        // A resourceVersion guards one Service, not an address: only the lease keeps a deposed leader from writing.
        if (!surroundings.Elector.IsLeader)
            return null;
        var patch = StatusPatch.Of(order.Service, order.Wanted, surroundings.Time.GetUtcNow());
        return await surroundings.Client.PatchAsync(
            Kinds.Service, order.Service.Metadata.Key, patch, surroundings.Elector.WriteTimeout, cancellationToken);
    }
}
