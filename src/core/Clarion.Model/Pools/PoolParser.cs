using Clarion.Api.MetalLb;
using Clarion.Model.Refusals;
using Clarion.Model.Selectors;

namespace Clarion.Model.Pools;

/// <summary>metallb.io/v1beta1 IPAddressPool to <see cref="AddressPool"/>.</summary>
public static class PoolParser
{
    /// <summary>Reads one pool by itself; overlaps with other pools are the tracker's business.</summary>
    public static Parsed<AddressPool> Parse(IPAddressPool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var refusals = new RefusalCollector(new("IPAddressPool", pool.Metadata.Name));
        var ranges = AddressParser.Parse(pool.Spec.Addresses ?? [], "spec.addresses", refusals);
        return refusals.Finish(new AddressPool(new(pool.Metadata.Name), ranges)
        {
            AutoAssign = pool.Spec.AutoAssign ?? true,
            AvoidBuggyIps = pool.Spec.AvoidBuggyIPs ?? false,
            Labels = LabelSet.Of(pool.Metadata.Labels),
            Allocation = pool.Spec.ServiceAllocation is { } allocation ? Read(allocation, refusals) : null,
        });
    }

    private static PoolAllocation Read(ServiceAllocation allocation, RefusalCollector refusals)
    {
        const string Field = "spec.serviceAllocation";
        return new()
        {
            Priority = allocation.Priority ?? 0,
            Namespaces = refusals.Distinct(allocation.Namespaces ?? [], name => name, $"{Field}.namespaces"),
            NamespaceSelectors =
                SelectorParser.ParseAll(allocation.NamespaceSelectors, $"{Field}.namespaceSelectors", refusals),
            ServiceSelectors =
                SelectorParser.ParseAll(allocation.ServiceSelectors, $"{Field}.serviceSelectors", refusals),
        };
    }
}
