using Clarion.Hub;

namespace Clarion.Testing.Kubernetes;

/// <summary>A Hub in this process, with its keys in a folder of its own that goes with it.</summary>
public sealed class LocalHub : TestServer
{
    private readonly HubServer hub;
    private readonly string folder;

    private LocalHub(HubServer hub, string folder)
    {
        (this.hub, this.folder) = (hub, folder);
        AuthorityFile = Path.Combine(folder, "authority.pem");
        File.WriteAllText(AuthorityFile, hub.AuthorityPem);
    }

    /// <inheritdoc/>
    public override int Port => hub.Address.Port;

    /// <inheritdoc/>
    public override string Token => hub.AdminToken;

    /// <inheritdoc/>
    public override string AuthorityFile { get; }

    /// <summary>Starts one on a free port.</summary>
    public static async Task<LocalHub> StartAsync(CancellationToken cancellationToken)
    {
        var folder = ServerFolder.Create();
        return new(await HubServer.StartAsync(new(folder), cancellationToken), folder);
    }

    /// <inheritdoc/>
    public override Task CompactAsync(CancellationToken cancellationToken)
    {
        hub.Compact();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async ValueTask EndAsync()
    {
        await hub.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
