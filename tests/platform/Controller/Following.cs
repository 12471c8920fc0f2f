using System.Text.Json;
using System.Threading.Channels;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Controller;

/// <summary>Waits, by watch and with a deadline, until the objects of a namespace are as they should be.</summary>
internal sealed class Following<T> : IAsyncDisposable
    where T : class, IObject
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ObjectKind<T> kind;
    private readonly Informer<T> informer;
    private readonly Subscription<T> subscription;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;

    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Following(KubernetesClient client, ObjectKind<T> kind, string inNamespace)
    {
        this.kind = kind;
        informer = new(client, kind, new(inNamespace), TimeProvider.System, NullLogger.Instance);
        subscription = informer.Subscribe(() => signals.Writer.TryWrite(true));
        running = informer.RunAsync(stopping.Token);
    }

    /// <summary>Waits until the object of that name is acceptable.</summary>
    public Task<T> UntilAsync(string name, Func<T, bool> accept) => UntilAsync(
        objects => objects.FirstOrDefault(item => item.Metadata.Name == name && accept(item)), name);

    /// <summary>Waits until one of the objects is acceptable.</summary>
    public Task<T> UntilAnyAsync(Func<T, bool> accept, string what) =>
        UntilAsync(objects => objects.FirstOrDefault(accept), what);

    /// <summary>All objects as last seen.</summary>
    public IReadOnlyList<T> Objects => [.. informer.Store.Objects];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        subscription.Dispose();
        stopping.Dispose();
    }

    private async Task<T> UntilAsync(Func<IEnumerable<T>, T?> find, string what)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Limit);
        while (true)
        {
            while (subscription.TryTake(out _))
            {
            }

            if (find(informer.Store.Objects) is { } found)
                return found;
            try
            {
                await signals.Reader.ReadAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                var seen = informer.Store.Objects.Select(item => JsonSerializer.Serialize(item, kind.Json));
                throw new TimeoutException($"{what} did not become right; there is:\n{string.Join('\n', seen)}");
            }
        }
    }
}
