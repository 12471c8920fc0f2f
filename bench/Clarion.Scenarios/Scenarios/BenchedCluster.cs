using Clarion.Scenarios.Api;
using Clarion.Testing.Clusters;

namespace Clarion.Scenarios.Scenarios;

/// <summary>A cluster for measuring: Clarion, a pool of 200 addresses on the LAN, and a web page's pod.</summary>
internal sealed class BenchedCluster : IAsyncDisposable
{
    /// <summary>What the Services ask for, so that no two of a measurement have the same address.</summary>
    public const string AddressPrefix = "10.89.0.";

    private const string Objects =
        """
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: {name: lan, namespace: metallb-system}
        spec: {addresses: [10.89.0.101-10.89.0.250]}
        ---
        apiVersion: metallb.io/v1beta1
        kind: L2Advertisement
        metadata: {name: lan, namespace: metallb-system}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: bench}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: page, namespace: bench}
        spec:
          selector: {matchLabels: {app: page}}
          template:
            metadata: {labels: {app: page}}
            spec: {containers: [{name: page, image: r.deso.tech/whoami/whoami}]}
        """;

    private BenchedCluster(LabCluster lab)
    {
        Lab = lab;
        Clarion = new Installation(lab);
        Api = ApiSession.Open(LabCluster.Kubeconfig);
    }

    public LabCluster Lab { get; }

    public Installation Clarion { get; }

    public ApiSession Api { get; }

    /// <summary>Starts a cluster that has the images; nothing is installed yet.</summary>
    public static async Task<BenchedCluster> StartAsync(IReadOnlyList<string> options, CancellationToken cancellation)
    {
        var lab = await LabCluster.StartAsync(options, cancellation);
        await WebServerImage.PushAsync(cancellation);
        await LabCluster.PushImageAsync(Installation.Image, Installation.ImageArchive, cancellation);
        return new BenchedCluster(lab);
    }

    /// <summary>Applies the pool and the page, and waits until the page's pod runs.</summary>
    public async Task AddPoolAndPageAsync(CancellationToken cancellation)
    {
        await Lab.TypeAsync($"kubectl apply -f - <<'EOF'\n{Objects}\nEOF", cancellation);
        await Lab.TypeAsync("kubectl rollout status -n bench deploy/page --timeout=60s", cancellation);
    }

    /// <summary>Deletes all Services of namespace bench.</summary>
    public Task DeleteServicesAsync(CancellationToken cancellation) =>
        Lab.TypeAsync("kubectl delete svc -n bench --all", cancellation);

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Lab.DisposeAsync();
    }
}
