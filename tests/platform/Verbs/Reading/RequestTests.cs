using System.Text.Json.Nodes;
using Clarion.CommandLine;

namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>How often the verbs ask, and what they ask only when it matters.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Status_asks_ten_times()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        await ReadingRun.OfAsync(api, "status");
        Assert.Equal(10, api.Requests.Count);
    }

    [Fact]
    public async Task Warnings_ask_for_BgpPeers_too()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        await ReadingRun.OfAsync(api, "warnings");
        Assert.Contains(api.Requests, request => request.Contains("/bgppeers?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Namespaces_are_asked_for_only_where_a_pool_selects_them_by_label()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Change("IPAddressPool", "first", pool => pool["spec"]!["serviceAllocation"] =
            JsonNode.Parse("""{"namespaceSelectors": [{"matchLabels": {"team": "x"}}]}"""));
        await ReadingRun.OfAsync(api, "status");
        Assert.Equal(11, api.Requests.Count);
        Assert.Equal("GET /api/v1/namespaces?limit=5000", api.Requests[^1]);
    }

    [Fact]
    public async Task BgpPeers_are_asked_for_only_where_they_decide_about_the_legacy_ConfigMap()
    {
        await using var api = await RecordedApi.StartAsync("trouble");
        api.Remove("IPAddressPool").Remove("L2Advertisement").Remove("BGPAdvertisement");
        var run = await ReadingRun.OfAsync(api, "pools");
        Assert.Equal(11, api.Requests.Count);
        Assert.Contains("bgppeers", api.Requests[^1], StringComparison.Ordinal);
        Assert.Equal(ExitCode.Fine, run.ExitCode);
    }

    [Fact]
    public async Task Without_the_Services_there_is_no_answer()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Forbid("services");
        var run = await ReadingRun.OfAsync(api, "status");
        Assert.Equal((ExitCode.Unreachable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("clarion: cannot list services: services is forbidden", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explain shop", "'shop' is neither NAMESPACE/NAME of a Service nor an IP address")]
    [InlineData("explain 192.0.2", "'192.0.2' is neither NAMESPACE/NAME of a Service nor an IP address")]
    public async Task A_wrong_subject_is_wrong_usage(string line, string reason)
    {
        await using var api = await RecordedApi.StartAsync("fine");
        var run = await ReadingRun.OfAsync(api, line);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task A_Service_that_does_not_exist_is_a_problem()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        var run = await ReadingRun.OfAsync(api, "explain shop/nobody");
        Assert.Equal(ExitCode.ProblemFound, run.ExitCode);
        Assert.Equal(
            "clarion: there is no Service shop/nobody; kubectl get services -n shop lists those that there are\n",
            run.Error);
    }
}
