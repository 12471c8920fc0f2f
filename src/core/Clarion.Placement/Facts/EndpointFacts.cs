using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Placement.Facts;

/// <summary>What placement asks of one EndpointSlice.</summary>
/// <param name="Service">The Service that the slice belongs to.</param>
/// <param name="Slice">The slice's name, unique in the Service's namespace.</param>
/// <param name="HasUsable">Whether any endpoint is ready or serving, on whatever node.</param>
/// <param name="Nodes">The nodes that hold a usable endpoint, sorted, each once.</param>
public sealed record EndpointFacts(
    ServiceName Service, string Slice, bool HasUsable, ImmutableArray<NodeName> Nodes)
{
    /// <summary>Compared by content.</summary>
    public bool Equals(EndpointFacts? other) => other is not null && Service == other.Service && Slice == other.Slice
        && HasUsable == other.HasUsable && Nodes.AsSpan().SequenceEqual(other.Nodes.AsSpan());

    public override int GetHashCode() => Slice.GetHashCode(StringComparison.Ordinal);
}
