using Clarion.Api;
using Clarion.Kubernetes.Client;
using Clarion.Testing.Clocks;

namespace Clarion.Tests.Platform.Kubernetes.Client;

public sealed class ListerTests
{
    [Fact]
    public async Task Pages_of_any_length_are_read_one_after_the_other()
    {
        var server = new ScriptedServer();
        int[] lengths = [10, 1_000_000, 65_536, 10];
        var values = lengths.Select((length, page) => new string((char)('a' + page), length)).ToList();
        foreach (var value in values)
        {
            server.Then(200, $$"""
                {"metadata": {"resourceVersion": "5", "continue": "more"},
                 "items": [{"metadata": {"name": "a"}, "data": {"k": "{{value}}"} }]}
                """);
        }

        await using var client = server.Then(200, """{"items": []}""").Client(new ManualTime());
        var list = (await client.ListAsync(Kinds.ConfigMap, ListQuery.All, TestContext.Current.CancellationToken))
            .ValueOrThrow;

        Assert.Equal(values, list.Items.Select(map => map.Data!["k"]));
    }
}
