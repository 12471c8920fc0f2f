using System.Collections.Immutable;
using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Placement.Facts;

/// <summary>
/// What placement asks of a Service of type LoadBalancer that has addresses and is ours by its class.
/// </summary>
/// <param name="Name">Namespace and name.</param>
/// <param name="Addresses">
/// <c>status.loadBalancer.ingress[].ip</c> in the order written, at least one: the first one ranks the nodes.
/// </param>
public sealed record ServiceFacts(ServiceName Name, ImmutableArray<IpAddress> Addresses)
{
    /// <summary>Kubernetes <c>spec.externalTrafficPolicy</c>.</summary>
    public TrafficPolicy TrafficPolicy { get; init; }

    /// <summary><c>metadata.labels</c>, for the serviceSelectors of advertisements.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>
    /// The annotation <c>metallb.io/ip-allocated-from-pool</c>, which the controller writes; null without.
    /// </summary>
    public PoolName? RecordedPool { get; init; }

    /// <summary>Whether it carries the annotation allow-shared-ip with a value.</summary>
    public bool MayShare { get; init; }

    /// <summary>Compared by content.</summary>
    public bool Equals(ServiceFacts? other) => other is not null && Name == other.Name
        && TrafficPolicy == other.TrafficPolicy && MayShare == other.MayShare && RecordedPool == other.RecordedPool
        && Labels.Equals(other.Labels)
        && Addresses.AsSpan().SequenceEqual(other.Addresses.AsSpan());

    public override int GetHashCode() => Name.GetHashCode();
}
