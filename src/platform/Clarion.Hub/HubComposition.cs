using System.Security.Cryptography;
using Clarion.Hub.Access;
using Clarion.Hub.Collection;
using Clarion.Hub.Http;
using Clarion.Hub.Proxy;
using Clarion.Hub.Services;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;
using Microsoft.Extensions.Logging;

namespace Clarion.Hub;

/// <summary>Puts the parts of a Hub together.</summary>
internal sealed class HubComposition : IDisposable
{
    private readonly PodProxy proxy;

    /// <param name="store">Where objects are.</param>
    /// <param name="tokens">Whose tokens are good.</param>
    /// <param name="options">How the Hub runs.</param>
    /// <param name="logger">Where it says what it does.</param>
    /// <param name="stopping">Ends all watches.</param>
    public HubComposition(
        ObjectStore store, TokenTable tokens, HubOptions options, ILogger logger, CancellationToken stopping)
    {
        // CA5394: which address a Service gets is no secret.
#pragma warning disable CA5394
        var network = new ServiceNetwork(
            ServiceRanges.Default, new Random(RandomNumberGenerator.GetInt32(int.MaxValue)));
#pragma warning restore CA5394
        var (time, commits) = (options.Time, new CommitStep(store, network));
        Writer = new(store, commits, time);
        var deleter = new ObjectDeleter(store, commits, time);
        proxy = new(store);
        Application = new(
            new()
            {
                Reads = new(store, time),
                Watches = new(store, time, stopping),
                Writes = new(Writer),
                Deletes = new(store, deleter),
                Reviews = new(tokens),
                TokenRequests = new(store, tokens),
                Proxy = proxy,
                Time = time,
            },
            tokens,
            logger);
        Collector = new(
            new(store, deleter, commits, options.NamespaceGrace),
            new(store, deleter, Writer),
            new(store, deleter),
            time,
            logger);
    }

    public ObjectWriter Writer { get; }

    public HubApplication Application { get; }

    public Collector Collector { get; }

    public void Dispose() => proxy.Dispose();
}
