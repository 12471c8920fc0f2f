using Clarion.Hub.Access;
using Clarion.Hub.Http;
using Clarion.Hub.Storage;
using Microsoft.Extensions.Logging;

namespace Clarion.Hub;

/// <summary>
/// A Kubernetes API server in memory, for the lab and for tests: the kinds that Clarion uses, over TLS, for clients
/// with a token. What is stored is gone when it stops. Disposing stops it.
/// </summary>
public sealed class HubServer : IAsyncDisposable
{
    private readonly HubDirectory directory;
    private readonly ObjectStore store;
    private readonly Credentials credentials;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private HubComposition? composition;
    private HubListener? listener;
    private Task collecting = Task.CompletedTask;

    private HubServer(HubDirectory directory, ObjectStore store, Credentials credentials, ILogger logger) =>
        (this.directory, this.store, this.credentials, this.logger) = (directory, store, credentials, logger);

    /// <summary>Where it listens, for example <c>https://127.0.0.1:6443/</c>.</summary>
    public Uri Address => listener!.Address;

    /// <summary>What clients trust: the certificate of its authority as PEM.</summary>
    public string AuthorityPem { get; private set; } = "";

    /// <summary>The token of an administrator.</summary>
    public string AdminToken => credentials.TokenOf("admin");

    /// <summary>The kubeconfig file of an administrator.</summary>
    public string AdminKubeconfig => credentials.KubeconfigOf("admin");

    /// <summary>The kubeconfig file of the controller, which reads everything and writes what it reports.</summary>
    public string ControllerKubeconfig => credentials.KubeconfigOf("controller");

    /// <summary>The kubeconfig file of the speakers, which read everything and write what they report.</summary>
    public string SpeakerKubeconfig => credentials.KubeconfigOf("speaker");

    /// <summary>Starts a Hub and waits until it serves.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="HubStartException">
    /// The port is taken, or the directory cannot be used, which may be because another Hub has it.
    /// </exception>
    public static async Task<HubServer> StartAsync(HubOptions options, CancellationToken cancellationToken)
    {
        var directory = HubDirectory.Open(options.Directory);
        HubServer? hub = null;
        try
        {
            using var authority = HubAuthority.Open(directory, options.Time);
            var tokens = new TokenTable(options.Time);
            var credentials = Credentials.Open(directory, tokens);
            var store = new ObjectStore(Sequence.Begin(directory));
            hub = new(directory, store, credentials, options.Loggers.CreateLogger("Clarion.Hub"));
            await hub.StartAsync(options, authority, tokens, cancellationToken);
            credentials.WriteKubeconfigs(hub.Address, authority.Pem);
        }
        catch
        {
            if (hub is not null)
                await hub.DisposeAsync();
            directory.Dispose();
            throw;
        }

        hub.logger.Serving(hub.Address, options.Directory);
        return hub;
    }

    /// <summary>Forgets all states but the present one, so that older watches and pages have to start over.</summary>
    public void Compact() => store.Compact();

    /// <summary>Ends all watches, then the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await collecting;
        if (listener is not null)
        {
            await listener.DisposeAsync();
            logger.Stopped();
        }

        composition?.Dispose();
        stopping.Dispose();
        directory.Dispose();
    }

    private async Task StartAsync(
        HubOptions options, HubAuthority authority, TokenTable tokens, CancellationToken cancellationToken)
    {
        AuthorityPem = authority.Pem;
        composition = new(store, tokens, options, logger, stopping.Token);
        Bootstrap.Create(composition.Writer);
        listener = await HubListener.StartAsync(
            options, authority.IssueFor(options.Listen), composition.Application, cancellationToken);
        collecting = composition.Collector.RunAsync(stopping.Token);
    }
}
