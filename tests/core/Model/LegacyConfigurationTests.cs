using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Model;

public sealed class LegacyConfigurationTests
{
    private const string Good =
        """{"address-pools": [{"name": "first", "protocol": "layer2", "addresses": ["10.0.0.0/24"]}]}""";

    private readonly ConfigurationTracker tracker = new();

    [Fact]
    public void A_layer2_pool_becomes_a_pool_and_a_rule_of_its_own()
    {
        var configuration = Update("1",
            """
            {"address-pools": [
              {"name": "b", "protocol": "layer2", "addresses": ["10.0.0.1-10.0.0.9"],
               "auto-assign": false, "avoid-buggy-ips": true},
              {"name": "a", "protocol": "layer2", "addresses": ["10.0.1.0/24", "fd00::/120"]}]}
            """);

        Assert.Equal(["a", "b"], configuration.Pools.Select(pool => pool.Name.Value));
        Assert.Equal((false, true), (configuration.Pools[1].AutoAssign, configuration.Pools[1].AvoidBuggyIps));
        Assert.Equal((true, false), (configuration.Pools[0].AutoAssign, configuration.Pools[0].AvoidBuggyIps));
        Assert.Equal(["a", "b"], configuration.L2Rules.Select(rule => rule.Pools.Single().Value));
        Assert.Empty(configuration.Refusals);
        Assert.Equal(RefusalReason.LegacyInUse, Assert.Single(configuration.Warnings).Reason);
        Assert.Contains(
            "'clarion migrate' prints the same", configuration.Warnings[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bgp_pool_gives_addresses_that_nobody_announces_yet()
    {
        var configuration = Update("1",
            """
            {"peers": [{"peer-address": "10.0.0.1"}],
             "address-pools": [{"name": "a", "protocol": "bgp", "addresses": ["10.0.1.0/24"],
                                "bgp-advertisements": [{"localpref": 100}]}]}
            """);

        Assert.Equal("a", Assert.Single(configuration.Pools).Name.Value);
        Assert.Empty(configuration.L2Rules);
        Assert.Equal(
            [("peers", RefusalReason.NotSupported), ("address-pools[0].protocol", RefusalReason.NotSupported)],
            configuration.Warnings.Skip(1).Select(warning => (warning.Field, warning.Reason)));
    }

    [Theory]
    [InlineData("""{"protocol": "layer2", "addresses": ["10.9.0.0/24"]}""", "name", RefusalReason.Required)]
    [InlineData("""{"name": "x", "addresses": ["10.9.0.0/24"]}""", "protocol", RefusalReason.Required)]
    [InlineData("""{"name": "x", "protocol": "l2", "addresses": ["10.9.0.0/24"]}""",
        "protocol", RefusalReason.OutOfRange)]
    [InlineData("""{"name": "x", "protocol": "layer2"}""", "addresses", RefusalReason.EmptyPool)]
    [InlineData("""{"name": "x", "protocol": "layer2", "addresses": ["10.9.0.9-10.9.0.1"]}""",
        "addresses[0]", RefusalReason.ReversedRange)]
    [InlineData("""{"name": "x", "protocol": "layer2", "addresses": ["10.0.0.128/25"]}""",
        "addresses[0]", RefusalReason.OverlappingAddresses)]
    [InlineData("""{"name": "x", "protocol": "layer2", "addresses": ["10.9.0.0/24"], "auto-asign": true}""",
        "auto-asign", RefusalReason.Malformed)]
    [InlineData("""{"name": "x", "protocol": "layer2", "addresses": ["10.9.0.0/24"], "auto-assign": "yes"}""",
        "auto-assign", RefusalReason.Malformed)]
    [InlineData("""{"name": "x", "protocol": "layer2", "addresses": ["10.9.0.0/24"], "bgp-advertisements": []}""",
        "bgp-advertisements", RefusalReason.Malformed)]
    [InlineData("""{"name": "first", "protocol": "layer2", "addresses": ["10.9.0.0/24"]}""",
        "name", RefusalReason.Duplicate)]
    public void A_wrong_entry_is_refused_alone(string entry, string field, RefusalReason reason)
    {
        var configuration = Update("1",
            $$"""
            {"address-pools": [{"name": "first", "protocol": "layer2", "addresses": ["10.0.0.0/24"]}, {{entry}}]}
            """);

        var refusal = Assert.Single(configuration.Refusals);
        Assert.Equal(("ConfigMap/config", $"address-pools[1].{field}", reason),
            (refusal.Source.ToString(), refusal.Field, refusal.Reason));
        Assert.Equal("first", Assert.Single(configuration.Pools).Name.Value);
        Assert.Single(configuration.FrozenPools);
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"adress-pools": []}""")]
    [InlineData("""{"address-pools": {"name": "a"}}""")]
    [InlineData("""{"address-pools": ["a"]}""")]
    public void A_text_of_the_wrong_shape_keeps_all_that_was_good(string json)
    {
        var before = Update("1", Good);
        var after = Update("2", json);

        Assert.Equal(before.Pools, after.Pools);
        Assert.Equal(before.L2Rules, after.L2Rules);
        Assert.Equal(RefusalReason.Malformed, Assert.Single(after.Refusals).Reason);
    }

    [Fact]
    public void A_text_that_is_no_YAML_from_the_start_freezes_everything()
    {
        var configuration = tracker.Update(new() { Legacy = new("config", "1", null, "line 3: a tab") });

        Assert.Empty(configuration.Pools);
        Assert.True(Assert.Single(configuration.FrozenPools).HoldsEverything);
        Assert.True(Assert.Single(configuration.L2Rules).IsFrozen);
        Assert.Equal("line 3: a tab", Assert.Single(configuration.Refusals).Detail);
        var address = IpAddress.ParseOrThrow("192.0.2.1");
        Assert.Equal("was", configuration.PoolOf(address, new PoolName("was"))!.Value.Name.Value);
    }

    [Fact]
    public void An_entry_that_turns_wrong_keeps_its_last_good_version_unless_it_overlaps_by_now()
    {
        Update("1", Two("10.0.0.0/24", "10.0.1.0/24"));
        var kept = Update("2", Two("10.0.0.0/24", "x"));
        Assert.Equal(["first", "second"], kept.Pools.Select(pool => pool.Name.Value));

        var grown = Update("3", Two("10.0.0.0/23", "x"));
        Assert.Equal("first", Assert.Single(grown.Pools).Name.Value);
        Assert.Equal("second", Assert.Single(grown.FrozenPools).Name.Value);
    }

    [Fact]
    public void It_counts_only_while_there_is_no_custom_resource_and_the_warning_names_both()
    {
        Update("1", Good);
        var configuration = tracker.Update(new()
        {
            BgpPeers = [new() { Metadata = Objects.Meta("router", 0, 1) }],
            Legacy = Objects.Legacy("1", Good),
        });

        Assert.Empty(configuration.Pools);
        Assert.Empty(configuration.L2Rules);
        var warning = Assert.Single(configuration.Warnings);
        Assert.Equal(RefusalReason.LegacyIgnored, warning.Reason);
        Assert.Contains("'config'", warning.Detail, StringComparison.Ordinal);
        Assert.Contains("BGPPeer 'router'", warning.Detail, StringComparison.Ordinal);

        Assert.Single(Update("1", Good).Pools);
    }

    [Fact]
    public void Deleting_it_deletes_its_pools()
    {
        Update("1", Good);
        Assert.Empty(tracker.Update(new()).Pools);
    }

    private static string Two(string first, string second) =>
        $$"""
        {"address-pools": [{"name": "first", "protocol": "layer2", "addresses": ["{{first}}"]},
                           {"name": "second", "protocol": "layer2", "addresses": ["{{second}}"]}]}
        """;

    private Configuration Update(string version, string json) =>
        tracker.Update(new() { Legacy = Objects.Legacy(version, json) });
}
