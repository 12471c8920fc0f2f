using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Kinds;

public abstract class EventTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : EventTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : EventTests(server);

    [Fact]
    public async Task A_core_Event_is_seen_as_one_of_the_newer_group()
    {
        await CreateAsync("s1.1", "s1");
        var view = (await Api.GetAsync($"/apis/events.k8s.io/v1/namespaces/{Namespace}/events/s1.1")).Is(200);
        Assert.Equal(("got one", "3"), (view.At("note"), view.At("deprecatedCount")));
        Assert.Equal("s1", view.At("regarding", "name"));
        Assert.Equal("events.k8s.io/v1", view.At("apiVersion"));
        Assert.Null(view.At("message"));
    }

    [Theory]
    [InlineData("involvedObject.name=s1", "s1.1")]
    [InlineData("involvedObject.kind=Service,involvedObject.namespace={0},involvedObject.name=s2", "s2.1")]
    [InlineData("involvedObject.uid=u-s2", "s2.1")]
    [InlineData("reason=Assigned", "s1.1 s2.1")]
    [InlineData("type=Warning", "")]
    public async Task Events_are_found_by_what_they_are_about(string selector, string expected)
    {
        await CreateAsync("s1.1", "s1");
        await CreateAsync("s2.1", "s2");
        var fields = Uri.EscapeDataString(string.Format(null, selector, Namespace));
        var answer = (await Api.GetAsync($"{Events}?fieldSelector={fields}")).Is(200);
        Assert.Equal(
            expected, string.Join(' ', answer.Body["items"]!.AsArray().Select(item => item.At("metadata", "name"))));
    }

    [Fact]
    public async Task An_Event_is_counted_up_by_a_patch()
    {
        await CreateAsync("s1.1", "s1");
        var answer = (await Api.PatchAsync($"{Events}/s1.1", RawApi.Merge, """{"count":4}""")).Is(200);
        Assert.Equal("4", answer.At("count"));
    }

    [Fact]
    public async Task What_an_Event_does_not_say_is_shown_empty()
    {
        var answer = (await Api.PostAsync(Events, $$$"""
            {"metadata":{"name":"e"},"involvedObject":{"kind":"Service","namespace":"{{{Namespace}}}","name":"s"}}
            """)).Is(201);
        Assert.Equal("{}", answer.At("source"));
        Assert.Equal(("", ""), (answer.At("reportingComponent"), answer.At("reportingInstance")));
        Assert.True(answer.Body.AsObject().TryGetPropertyValue("eventTime", out var time) && time is null);
    }

    [Fact]
    public async Task An_Event_lies_in_the_namespace_of_its_object()
    {
        var answer = (await Api.PostAsync(
            Events, """{"metadata":{"name":"e"},"involvedObject":{"namespace":"other","name":"s"}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Contains("does not match event.namespace", answer.At("message"), StringComparison.Ordinal);
    }

    private async Task CreateAsync(string name, string about) => (await Api.PostAsync(Events, $$$"""
        {"metadata":{"name":"{{{name}}}"},"reason":"Assigned","message":"got one","type":"Normal","count":3,
         "involvedObject":{"apiVersion":"v1","kind":"Service","namespace":"{{{Namespace}}}","name":"{{{about}}}",
                           "uid":"u-{{{about}}}"},
         "firstTimestamp":"2026-11-21T08:00:00Z","lastTimestamp":"2026-11-21T09:00:00Z",
         "source":{"component":"clarion"}}
        """)).Is(201);
}
