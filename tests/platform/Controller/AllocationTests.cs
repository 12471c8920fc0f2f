using System.Text.Json.Nodes;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Controller;

public abstract class AllocationTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : AllocationTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ControllerServer api) : AllocationTests(api);

    [Fact]
    public async Task A_Service_gets_the_first_address_with_annotation_condition_and_event_in_one_write()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.200-10.89.0.250");
        stage.StartController();
        await stage.CreateServiceAsync("web");

        var service = await stage.HasAsync("web", "10.89.0.200");
        Assert.Equal("first", service.Metadata.Annotations!["metallb.io/ip-allocated-from-pool"]);
        var condition = Stage.ConditionOf(service)!;
        Assert.Equal(("True", "Allocated"), (condition.Status, condition.Reason));
        Assert.Equal("10.89.0.200 from pool 'first'.", condition.Message);
        Assert.Equal("Assigned IP [\"10.89.0.200\"] from pool \"first\"", await stage.EventAsync("web", "IPAllocated"));

        await stage.CreateServiceAsync("next");
        await stage.HasAsync("next", "10.89.0.201");
        var later = await stage.HasAsync("web", "10.89.0.200");
        Assert.Equal(service.Metadata.ResourceVersion, later.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Dual_stack_and_wishes_by_annotation_and_field_are_met()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("dual", "10.89.0.0/24", "fd89::/64");
        await stage.CreatePoolAsync("other", "10.90.0.0/24");
        stage.StartController();
        await stage.CreateServiceAsync("dual", new() { ["ipFamilyPolicy"] = "RequireDualStack" });
        await stage.CreateServiceAsync("asks", null, ("metallb.io/loadBalancerIPs", "10.90.0.7"));
        await stage.CreateServiceAsync("field", new() { ["loadBalancerIP"] = "10.90.0.8" });
        await stage.CreateServiceAsync("pool", null, ("metallb.universe.tf/address-pool", "other"));

        await stage.HasAsync("dual", "10.89.0.0", "fd89::");
        await stage.HasAsync("asks", "10.90.0.7");
        await stage.HasAsync("field", "10.90.0.8");
        await stage.HasAsync("pool", "10.90.0.0");
        Assert.Contains("metallb.universe.tf/address-pool", await stage.EventAsync("pool", "deprecatedAnnotation"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_address_goes_to_the_Service_that_waits()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("one", "10.89.0.1/32");
        stage.StartController();
        await stage.CreateServiceAsync("holder");
        await stage.HasAsync("holder", "10.89.0.1");
        await stage.CreateServiceAsync("waits");
        var message = await stage.SaysAsync("waits", "NoFreeAddress");
        Assert.Contains("Pool 'one' is full.", message, StringComparison.Ordinal);
        await stage.EventAsync("waits", "AllocationFailed", "Enlarge a pool");
        await stage.Pools.UntilAsync("one", pool => pool.Status is { AssignedIPv4: 1, AvailableIPv4: 0 }
            && pool.Status.Conditions!.Any(condition => condition is { Type: "Exhausted", Status: "True" }));

        await stage.PatchServiceAsync("holder", """{"spec": {"type": "ClusterIP", "loadBalancerClass": null}}""");
        await stage.HasAsync("waits", "10.89.0.1");
        await stage.Pools.UntilAsync("one", pool => pool.Status!.Conditions!.Any(
            condition => condition is { Type: "Exhausted", Status: "False" }));
        await stage.DeleteServiceAsync("waits");
        await stage.Pools.UntilAsync("one", pool => pool.Status is { AssignedIPv4: 0, AvailableIPv4: 1 });
    }

    [Fact]
    public async Task A_Service_of_another_class_is_not_touched()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        stage.StartController();
        await stage.CreateServiceAsync("foreign", new() { ["loadBalancerClass"] = "example.com/other" });
        await stage.CreateServiceAsync("ours");

        await stage.HasAsync("ours", "10.89.0.0");
        var foreign = await stage.Services.UntilAsync("foreign", _ => true);
        Assert.Null(foreign.Status.LoadBalancer.Ingress);
        Assert.Null(foreign.Status.Conditions);
    }

    [Fact]
    public async Task What_others_write_stays_and_what_they_take_away_is_put_back()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        stage.StartController();
        await stage.CreateServiceAsync("web");
        await stage.HasAsync("web", "10.89.0.0");
        await stage.PatchStatusAsync("web",
            """
            {"status": {"loadBalancer": {"ingress": null}, "conditions": [
              {"type": "example.com/Checked", "status": "True", "reason": "Fine", "message": "m",
               "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
            """);

        var service = await stage.Services.UntilAsync(
            "web", item => item.Status.Conditions is { Count: 2 } && Stage.AddressesOf(item).Any());
        Assert.Equal(["10.89.0.0"], Stage.AddressesOf(service));
        Assert.Equal(
            ["clarion-lb.dev/AddressAllocated", "example.com/Checked"],
            service.Status.Conditions!.Select(condition => condition.Type).Order());
    }

    [Fact]
    public async Task Services_that_change_while_they_are_written_all_get_an_address_and_lose_nothing()
    {
        const int Count = 20;
        await using var stage = await Stage.SetAsync(api);
        stage.StartController();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => stage.CreateServiceAsync($"s{i}")));
        var changes = Enumerable.Range(0, Count).Select(async i =>
        {
            for (var change = 0; change < 10; change++)
            {
                var patch = new JsonObject
                {
                    ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["change"] = $"{change}" } },
                };
                await stage.PatchServiceAsync($"s{i}", patch.ToJsonString());
            }
        });
        await Task.WhenAll([stage.CreatePoolAsync("first", "10.89.0.0/27"), .. changes]);

        var addresses = new HashSet<string?>();
        for (var i = 0; i < Count; i++)
        {
            var service = await stage.Services.UntilAsync(
                $"s{i}",
                item => Stage.ConditionOf(item) is { Status: "True" }
                    && item.Metadata.Labels?.GetValueOrDefault("change") == "9");
            addresses.Add(Assert.Single(Stage.AddressesOf(service)));
        }

        Assert.Equal(Count, addresses.Count);
    }
}
