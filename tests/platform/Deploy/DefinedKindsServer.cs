namespace Clarion.Tests.Platform.Deploy;

/// <summary>An API server with everything installed, and the example objects.</summary>
public sealed class DefinedKindsServer : IAsyncLifetime
{
    public DeployServer Server { get; } = new();

    /// <summary>What kubectl said about the examples.</summary>
    public string Applied { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        await Server.KubectlAsync("apply", "-k", "deploy/manifests");
        await Server.KubectlAsync("wait", "--for=condition=Established", "crd", "--all");
        const string folder = "tests/platform/Deploy/Examples";
        Applied = await Server.KubectlAsync(
            "apply", "--validate=strict", "-f", $"{folder}/layer2.yaml", "-f", $"{folder}/bgp.yaml");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
