using Clarion.Api.Meta;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;

namespace Clarion.Tests.Core.Model;

public sealed class PoolParserTests
{
    [Theory]
    [InlineData("10.0.0.0/30", "10.0.0.0-10.0.0.3")]
    [InlineData("10.0.0.2/30", "10.0.0.0-10.0.0.3")]
    [InlineData("10.0.0.7/32", "10.0.0.7-10.0.0.7")]
    [InlineData("0.0.0.0/0", "0.0.0.0-255.255.255.255")]
    [InlineData("10.0.0.1-10.0.0.9", "10.0.0.1-10.0.0.9")]
    [InlineData("  10.0.0.1 - 10.0.0.9\t", "10.0.0.1-10.0.0.9")]
    [InlineData("10.0.0.1-10.0.0.1", "10.0.0.1-10.0.0.1")]
    [InlineData("2001:db8::/127", "2001:db8::-2001:db8::1")]
    [InlineData("2001:db8::1 - 2001:db8::ff", "2001:db8::1-2001:db8::ff")]
    [InlineData("::/0", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void An_entry_is_a_prefix_or_a_range(string entry, string expected)
    {
        var parsed = PoolParser.Parse(Objects.Pool("first", 0, 1, entry));

        Assert.True(parsed.IsValid);
        Assert.Equal(expected, Assert.Single(parsed.Value.Ranges).ToString());
    }

    [Theory]
    [InlineData("", RefusalReason.InvalidAddresses)]
    [InlineData("-", RefusalReason.InvalidAddresses)]
    [InlineData("10.0.0.1", RefusalReason.InvalidAddresses)]
    [InlineData("10.0.0.0/33", RefusalReason.InvalidAddresses)]
    [InlineData("10.0.0.0/-1", RefusalReason.InvalidAddresses)]
    [InlineData("10.0.0/24", RefusalReason.InvalidAddresses)]
    [InlineData("10.0.0.256/24", RefusalReason.InvalidAddresses)]
    [InlineData("10.0.0.1-10.0.0.9/24", RefusalReason.InvalidAddresses)]
    [InlineData("10.0.0.1-10.0.0.9-10.0.0.12", RefusalReason.InvalidAddresses)]
    [InlineData("fe80::1%eth0/64", RefusalReason.InvalidAddresses)]
    [InlineData("2001:db8::/129", RefusalReason.InvalidAddresses)]
    [InlineData("10.0.0.9-10.0.0.1", RefusalReason.ReversedRange)]
    [InlineData("::-0.0.0.0", RefusalReason.MixedFamilies)]
    [InlineData("10.0.0.1-2001:db8::1", RefusalReason.MixedFamilies)]
    public void A_wrong_entry_is_refused_and_the_others_are_still_read(string entry, RefusalReason reason)
    {
        var parsed = PoolParser.Parse(Objects.Pool("first", 0, 1, "192.0.2.0/24", entry));

        var refusal = Assert.Single(parsed.Refusals);
        Assert.Equal(new("IPAddressPool", "first"), refusal.Source);
        Assert.Equal(("spec.addresses[1]", reason), (refusal.Field, refusal.Reason));
        Assert.Equal("192.0.2.0-192.0.2.255", Assert.Single(parsed.Value.Ranges).ToString());
    }

    [Fact]
    public void A_refusal_says_what_to_write_instead()
    {
        Assert.Equal(
            "'10.0.0.1' is neither a CIDR nor a range; for this one address write 10.0.0.1/32",
            PoolParser.Parse(Objects.Pool("first", 0, 1, "10.0.0.1")).Refusals[0].Detail);
        Assert.Equal(
            "'10.0.0.9-10.0.0.1' begins after its end; write 10.0.0.1-10.0.0.9",
            PoolParser.Parse(Objects.Pool("first", 0, 1, "10.0.0.9-10.0.0.1")).Refusals[0].Detail);
    }

    [Fact]
    public void A_pool_without_addresses_is_refused()
    {
        var refusal = Assert.Single(PoolParser.Parse(Objects.Pool("first", 0, 1)).Refusals);
        Assert.Equal(("spec.addresses", RefusalReason.EmptyPool), (refusal.Field, refusal.Reason));
    }

    [Fact]
    public void Entries_of_one_pool_must_not_overlap()
    {
        var refusal = Assert.Single(
            PoolParser.Parse(Objects.Pool("first", 0, 1, "10.0.0.0/24", "10.0.0.255-10.0.1.4")).Refusals);
        Assert.Equal(("spec.addresses[1]", RefusalReason.OverlappingAddresses), (refusal.Field, refusal.Reason));
    }

    [Fact]
    public void Absent_flags_have_MetalLBs_defaults()
    {
        var pool = PoolParser.Parse(Objects.Pool("first", 0, 1, "10.0.0.0/24")).Value;
        Assert.Equal((true, false, null), (pool.AutoAssign, pool.AvoidBuggyIps, pool.Allocation));
    }

    [Fact]
    public void A_service_allocation_is_read_and_its_duplicates_are_refused()
    {
        var app = new LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } };
        var pool = Objects.Pool("first", 0, 1, "10.0.0.0/24");
        pool = pool with
        {
            Spec = pool.Spec with
            {
                ServiceAllocation = new()
                {
                    Priority = 7,
                    Namespaces = ["a", "b", "a"],
                    NamespaceSelectors = [app],
                    ServiceSelectors = [app, app],
                },
            },
        };

        var parsed = PoolParser.Parse(pool);

        Assert.Equal(7, parsed.Value.Allocation!.Priority);
        Assert.Equal(["a", "b"], parsed.Value.Allocation.Namespaces);
        Assert.Equal("app in (web)", Assert.Single(parsed.Value.Allocation.NamespaceSelectors).ToString());
        Assert.Equal(
            ["spec.serviceAllocation.namespaces[2]", "spec.serviceAllocation.serviceSelectors[1]"],
            parsed.Refusals.Select(refusal => refusal.Field));
        Assert.All(parsed.Refusals, refusal => Assert.Equal(RefusalReason.Duplicate, refusal.Reason));
    }
}
