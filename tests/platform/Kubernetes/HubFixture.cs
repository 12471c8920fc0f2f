using Clarion.Testing.Kubernetes;
using Clarion.Tests.Platform.Kubernetes;

[assembly: AssemblyFixture(typeof(HubFixture))]

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>The one Hub of this ring.</summary>
public sealed class HubFixture : ServerFixture
{
    private readonly Lazy<Task<LocalHub>> hub = new(() => LocalHub.StartAsync(CancellationToken.None));

    /// <inheritdoc/>
    public override async Task<TestServer> TestServerAsync() => await hub.Value;

    /// <inheritdoc/>
    protected override async ValueTask EndAsync()
    {
        if (hub is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await hub.Value).DisposeAsync();
    }
}
