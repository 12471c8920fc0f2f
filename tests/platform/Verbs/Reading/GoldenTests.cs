namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>Every reading verb in every form, as a file beside this one.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("status", "trouble", "status")]
    [InlineData("status", "fine", "status-fine")]
    [InlineData("pools", "trouble", "pools")]
    [InlineData("services", "trouble", "services")]
    [InlineData("nodes", "trouble", "nodes")]
    [InlineData("warnings", "trouble", "warnings")]
    [InlineData("warnings", "fine", "warnings-fine")]
    [InlineData("explain shop/web", "trouble", "explain-announced")]
    [InlineData("explain shop/web", "fine", "explain-fine")]
    [InlineData("explain shop/waiting", "trouble", "explain-waiting")]
    [InlineData("explain shop/local", "trouble", "explain-local")]
    [InlineData("explain shop/inner", "trouble", "explain-inner")]
    [InlineData("explain 192.0.2.10", "trouble", "explain-address")]
    [InlineData("explain 192.0.2.14", "trouble", "explain-neighbour")]
    public async Task A_verb_says_the_same_in_every_form(string line, string cluster, string name)
    {
        await using var api = await RecordedApi.StartAsync(cluster);
        Golden.Verify($"{name}.table", (await ReadingRun.OfAsync(api, line)).ToString());
        Golden.Verify($"{name}.terminal", (await ReadingRun.OfAsync(api, line, onTerminal: true)).ToString());
        Golden.Verify($"{name}.json", (await ReadingRun.OfAsync(api, $"{line} -o json")).ToString());
        Golden.Verify($"{name}.yaml", (await ReadingRun.OfAsync(api, $"{line} -o yaml")).ToString());
    }

    [Theory]
    [InlineData("status")]
    [InlineData("nodes")]
    [InlineData("explain shop/web")]
    public async Task The_controllers_own_account_answers_with_what_it_may_read(string line)
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Forbid("nodes", "pods", "endpointslices", "servicel2statuses", "serviceaccounts/token", "events");
        var run = await ReadingRun.OfAsync(api, line);
        Golden.Verify($"{line.Split(' ')[0]}-in-the-pod.table", run.ToString());
    }

    [Fact]
    public async Task Without_the_right_to_the_proxy_the_speakers_are_not_asked_and_that_is_said()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Forbid("pods/proxy");
        Golden.Verify("nodes-not-asked.table", (await ReadingRun.OfAsync(api, "nodes")).ToString());
    }
}
