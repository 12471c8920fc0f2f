using Clarion.Testing.Clusters;
using Clarion.Testing.Waiting;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.WrongInput;

/// <summary>A test that makes a mistake, and then looks whether everything else goes on.</summary>
public abstract class WrongInputTest(ClusterFixture fixture) : InstalledTest(fixture)
{
    private const string EventLines = "kubectl get events -A "
        + "-o jsonpath='{range .items[*]}{.involvedObject.name}: {.message}{\"\\n\"}{end}'";

    private IReadOnlyList<PodFacts> podsBefore = [];
    private string pageBefore = "";

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        podsBefore = await Clarion.PodsAsync(Cancellation);
        pageBefore = await VersionOfPage();
    }

    /// <summary>Applies an object that is wrong.</summary>
    /// <returns>What kubectl said if the API server refused it; empty when it took it.</returns>
    protected async Task<string> ApplyWrong(string yaml)
    {
        var result = await Cluster.Typed($"kubectl apply -f - <<'EOF'\n{yaml}\nEOF").RunAsync(Cancellation);
        return result.Succeeded ? "" : result.Error;
    }

    /// <summary>Waits for one line that says all of this: what kubectl said, an event, or a line of the log.</summary>
    protected Task<string> SomebodySays(string refusal, params string[] words) => Eventually.HoldsAsync(
        $"one line has all of: {string.Join(", ", words)}", TimeSpan.FromSeconds(10),
        async _ => refusal.Length > 0
            ? refusal
            : await Type(EventLines) + "\n" + await Type("kubectl logs -n metallb-system deploy/controller"),
        text => text.Split('\n').Any(line => words.All(word => line.Contains(word, StringComparison.Ordinal))),
        Cancellation);

    /// <summary>Nothing restarted, nothing that was given was touched, and new Services are served.</summary>
    protected async Task EverythingElseGoesOn()
    {
        await CreateService("another");
        await HasAddresses("another", "10.89.0.201");
        Assert.Equal(podsBefore, await Clarion.PodsAsync(Cancellation));
        Assert.Equal(pageBefore, await VersionOfPage());
        await SeesPage(Client, FirstAddress, seconds: 2);
    }

    /// <summary>Replaces the controller's pod, as an upgrade or a drained node does.</summary>
    protected async Task RestartController()
    {
        await Type("kubectl delete pod -n metallb-system -l component=controller");
        await Clarion.WaitReadyAsync(Cancellation);
    }
}
