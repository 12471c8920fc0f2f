using Clarion.Testing.Clusters;
using Clarion.Testing.Waiting;

namespace Clarion.Tests.Cluster.Setup;

/// <summary>A test on the cluster of the run. When it fails it shows what a person needs to know why.</summary>
public abstract class ClusterTest(ClusterFixture fixture) : IAsyncLifetime
{
    /// <summary>The first address that the pools of these tests give.</summary>
    protected const string FirstAddress = "10.89.0.200";

    /// <summary>The first IPv6 address that the pools of these tests give.</summary>
    protected const string FirstAddressV6 = "fd89::200";

    protected LabCluster Cluster { get; } = fixture.Cluster;

    protected Installation Clarion { get; } = new(fixture.Cluster);

    protected LabHost Client => Cluster.Client;

    protected LabHost Far => Cluster.Far;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var name = TestContext.Current.TestMethod?.MethodName.Replace('_', ' ');
        await Console.Error.WriteLineAsync($"  {TimeProvider.System.GetLocalNow():HH:mm:ss}  {name}");
        try
        {
            await PrepareAsync();
        }
        catch
        {
            await WriteReport();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            await WriteReport();
        await CleanUpAsync();
    }

    /// <summary>Brings the cluster to where the test begins.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Removes what the next test must not find.</summary>
    protected virtual Task CleanUpAsync() => Task.CompletedTask;

    /// <summary>Runs a line as the administrator types it; its output.</summary>
    protected Task<string> Type(string line) => Cluster.TypeAsync(line, Cancellation);

    /// <summary>Applies objects.</summary>
    protected Task<string> Apply(string yaml) => Type($"kubectl apply -f - <<'EOF'\n{yaml}\nEOF");

    /// <summary>Asks the cluster until the answer is this.</summary>
    protected Task<string> Shows(string expected, string line, double seconds = 15) => Eventually.HoldsAsync(
        $"{line}\nshows: {expected}", TimeSpan.FromSeconds(seconds), _ => Type(line), shown => shown == expected,
        Cancellation);

    /// <summary>Waits until the page of a web server comes to a host; the page.</summary>
    protected static Task<string> SeesPage(LabHost host, string address, double seconds = 15) => Eventually.HoldsAsync(
        $"{host.Name} sees the page of http://{address}", TimeSpan.FromSeconds(seconds),
        async token => (await host.CurlAsync($"http://{address}", 1, token)).Output,
        page => page.StartsWith("Hostname: ", StringComparison.Ordinal), Cancellation);

    /// <summary>Waits until nobody on the LAN answers for an address.</summary>
    protected Task Silent(string address) => Eventually.HoldsAsync(
        $"nobody answers for {address}", TimeSpan.FromSeconds(15),
        async token => string.Join(' ', await Client.WhoHasAsync(address, token)), string.IsNullOrEmpty, Cancellation);

    /// <summary>The node that answers for an address on the LAN; there must be exactly one.</summary>
    protected async Task<LabHost> AnnouncerOf(string address)
    {
        var answers = await Client.WhoHasAsync(address, Cancellation);
        var answer = Assert.Single(answers);
        var node = await Cluster.NodeWithAsync(answer, Cancellation);
        Assert.True(node is not null, $"{address} is at {answer}, which is no node's");
        return node;
    }

    private async Task WriteReport() =>
        TestContext.Current.TestOutputHelper?.WriteLine(await Clarion.ReportAsync(CancellationToken.None));
}
