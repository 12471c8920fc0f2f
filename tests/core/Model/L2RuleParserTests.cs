using Clarion.Api.Meta;
using Clarion.Model.Advertisements;
using Clarion.Model.Refusals;

namespace Clarion.Tests.Core.Model;

public sealed class L2RuleParserTests
{
    private static readonly LabelSelector Rack = new()
    {
        MatchLabels = new Dictionary<string, string> { ["rack"] = "1" },
    };

    [Fact]
    public void All_fields_are_read()
    {
        var parsed = L2RuleParser.Parse(Objects.Advertisement("l2", 1, new()
        {
            IpAddressPools = ["first", "second"],
            IpAddressPoolSelectors = [Rack],
            NodeSelectors = [Rack],
            ServiceSelectors = [Rack],
            Interfaces = ["eth0", "eth1", "eth0"],
            PreferredNodeSelectors = [new() { Weight = 100, Preference = Rack }],
        }));

        Assert.True(parsed.IsValid);
        Assert.Equal("l2", parsed.Value.Name);
        Assert.Equal(["first", "second"], parsed.Value.Pools.Select(pool => pool.Value));
        Assert.Equal("rack in (1)", Assert.Single(parsed.Value.PoolSelectors).ToString());
        Assert.Equal("rack in (1)", Assert.Single(parsed.Value.NodeSelectors).ToString());
        Assert.Equal("rack in (1)", Assert.Single(parsed.Value.ServiceSelectors).ToString());
        Assert.Equal(["eth0", "eth1"], parsed.Value.Interfaces);
        Assert.Equal(100, Assert.Single(parsed.Value.Preferences).Weight);
        Assert.False(parsed.Value.IsFrozen);
    }

    [Fact]
    public void Duplicates_are_refused()
    {
        var parsed = L2RuleParser.Parse(Objects.Advertisement("l2", 1, new()
        {
            IpAddressPools = ["first", "first"],
            NodeSelectors = [Rack, Rack],
        }));

        Assert.Equal(["spec.ipAddressPools[1]", "spec.nodeSelectors[1]"], parsed.Refusals.Select(r => r.Field));
        Assert.All(parsed.Refusals, refusal => Assert.Equal(RefusalReason.Duplicate, refusal.Reason));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    [InlineData(-1)]
    public void A_weight_outside_1_to_100_is_refused(int weight)
    {
        var parsed = L2RuleParser.Parse(Objects.Advertisement("l2", 1, new()
        {
            PreferredNodeSelectors = [new() { Weight = weight, Preference = Rack }],
        }));

        var refusal = Assert.Single(parsed.Refusals);
        Assert.Equal(("spec.preferredNodeSelectors[0].weight", RefusalReason.OutOfRange),
            (refusal.Field, refusal.Reason));
    }
}
