using Clarion.Testing.Network;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Controller;

public abstract class ContinuityTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : ContinuityTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ControllerServer api) : ContinuityTests(api);

    [Fact]
    public async Task After_a_restart_everybody_keeps_the_address_and_nothing_is_written_for_it()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0-10.89.0.9");
        await using (stage.StartController())
        {
            await stage.CreateServiceAsync("zulu");
            await stage.HasAsync("zulu", "10.89.0.0");
            await stage.CreateServiceAsync("yankee");
            await stage.HasAsync("yankee", "10.89.0.1");
            // It comes after the address, and one that ends does not write it any more.
            await stage.EventAsync("zulu", "IPAllocated");
        }

        var before = await stage.HasAsync("zulu", "10.89.0.0");
        await stage.CreateServiceAsync("alpha");
        stage.StartController();

        await stage.HasAsync("alpha", "10.89.0.2");
        await stage.EventAsync("alpha", "IPAllocated");
        Assert.Equal(
            before.Metadata.ResourceVersion,
            (await stage.HasAsync("zulu", "10.89.0.0")).Metadata.ResourceVersion);
        Assert.Single(stage.Events.Objects, item => item.InvolvedObject.Name == "zulu");
    }

    [Fact]
    public async Task A_standby_is_ready_and_takes_over_what_the_leader_gave()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0-10.89.0.9");
        var leader = stage.StartController("a");
        await stage.CreateServiceAsync("one");
        var before = await stage.HasAsync("one", "10.89.0.0");
        var standby = stage.StartController("b");
        await stage.CreateServiceAsync("two");
        await stage.HasAsync("two", "10.89.0.1");

        await leader.DisposeAsync();
        await stage.CreateServiceAsync("three");
        var after = await stage.HasAsync("three", "10.89.0.2");

        Assert.Null(standby.Role.NotReady);
        Assert.Null(standby.Role.NotLive);
        Assert.NotNull(after);
        Assert.Equal(
            before.Metadata.ResourceVersion,
            (await stage.HasAsync("one", "10.89.0.0")).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_pool_deleted_and_made_again_within_the_grace_moves_nothing_and_writes_nothing()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        await stage.CreatePoolAsync("second", "10.90.0.0/24");
        stage.StartController();
        await stage.CreateServiceAsync("web");
        var before = await stage.HasAsync("web", "10.89.0.0");

        // Pools by name: Services and pools come by watches of their own, in any order.
        await stage.DeletePoolAsync("first");
        await stage.CreateServiceAsync("meanwhile", null, ("metallb.io/address-pool", "second"));
        await stage.HasAsync("meanwhile", "10.90.0.0");
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        await stage.CreateServiceAsync("afterwards", null, ("metallb.io/address-pool", "first"));
        await stage.HasAsync("afterwards", "10.89.0.1");

        Assert.Equal(
            before.Metadata.ResourceVersion,
            (await stage.HasAsync("web", "10.89.0.0")).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_pool_that_stays_away_takes_its_addresses_along_after_the_grace()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        stage.StartController(grace: TimeSpan.FromMilliseconds(200));
        await stage.CreateServiceAsync("web");
        await stage.HasAsync("web", "10.89.0.0");

        await stage.DeletePoolAsync("first");
        await stage.SaysAsync("web", "NoPools");
        var cleared = await stage.HasAsync("web");
        Assert.Null(cleared.Metadata.Annotations);
        Assert.Contains("10.89.0.0", await stage.EventAsync("web", "ClearAssignment"), StringComparison.Ordinal);
        await stage.EventAsync("web", "AllocationFailed", "There is no address pool.");

        await stage.CreatePoolAsync("second", "10.90.0.0/24");
        await stage.HasAsync("web", "10.90.0.0");
    }

    [Fact]
    public async Task A_broken_connection_heals_and_what_happened_meanwhile_is_made_up()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        await using var proxy = TcpProxy.To(stage.ServerPort);
        var controller = stage.StartController(port: proxy.Port);
        await stage.CreateServiceAsync("before");
        await stage.HasAsync("before", "10.89.0.0");

        proxy.Refuses = true;
        proxy.Cut();
        await stage.CreateServiceAsync("meanwhile");
        await stage.DeleteServiceAsync("before");
        Assert.Null(controller.Role.NotReady);
        Assert.Null(controller.Role.NotLive);
        proxy.Refuses = false;

        await stage.Services.UntilAsync("meanwhile", service => Stage.ConditionOf(service) is { Status: "True" });
        await stage.Pools.UntilAsync("first", pool => pool.Status is { AssignedIPv4: 1 });
    }
}
