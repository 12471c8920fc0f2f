using Clarion.Api.Discovery;
using Clarion.Speaker.Observing;

namespace Clarion.Inspection;

/// <summary>Where the traffic of a Service could go.</summary>
/// <param name="Usable">Endpoints that take traffic.</param>
/// <param name="Total">All endpoints.</param>
/// <param name="ByNode">Those that take traffic, by node; without those that are on none.</param>
internal sealed record EndpointTally(int Usable, int Total, IReadOnlyDictionary<string, int> ByNode)
{
    /// <summary>Counts pods, each of which is in the slices of every family that the Service has.</summary>
    public static EndpointTally Of(IEnumerable<EndpointSlice> slices)
    {
        var all = slices.GroupBy(slice => slice.AddressType, slice => slice.Endpoints ?? [])
            .Select(family => family.SelectMany(endpoints => endpoints).ToList())
            .MaxBy(family => family.Count) ?? [];
        var usable = all.Where(FactsReader.IsUsable).ToList();
        var byNode = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var endpoint in usable)
        {
            if (endpoint.NodeName is { } node)
                byNode[node] = byNode.GetValueOrDefault(node) + 1;
        }

        return new(usable.Count, all.Count, byNode);
    }

    /// <summary>For example <c>2 of 3</c>.</summary>
    public override string ToString() => $"{Usable} of {Total}";
}
