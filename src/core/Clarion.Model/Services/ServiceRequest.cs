using System.Collections.Immutable;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Model.Selectors;
using Clarion.Primitives;

namespace Clarion.Model.Services;

/// <summary>What a Service asks for, and what it has.</summary>
/// <param name="Name">Which Service.</param>
public sealed record ServiceRequest(ServiceName Name)
{
    /// <summary><c>metadata.uid</c>: another one under the same name is another Service.</summary>
    public string Uid { get; init; } = "";

    /// <summary><c>metadata.creationTimestamp</c>: the older Service keeps, and is served first.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Whether it is of type LoadBalancer.</summary>
    public bool WantsAddress { get; init; }

    /// <summary>The labels, for a pool's serviceSelectors.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>The families of the ClusterIPs, the primary one first: none, one or both.</summary>
    public ImmutableArray<IpFamily> Families { get; init; } = [];

    /// <summary><c>spec.ipFamilyPolicy</c>.</summary>
    public FamilyPolicy FamilyPolicy { get; init; }

    /// <summary>The addresses asked for: none, one, or one of each family.</summary>
    public ImmutableArray<IpAddress> RequestedAddresses { get; init; } = [];

    /// <summary>The pool asked for.</summary>
    public PoolName? RequestedPool { get; init; }

    /// <summary>Services with the same key may share an address; null: never.</summary>
    public string? SharingKey { get; init; }

    /// <summary>
    /// Only Services with the same endpoints may share: the selector where externalTrafficPolicy is Local, where a node
    /// without an endpoint drops traffic; empty otherwise.
    /// </summary>
    public string BackendKey { get; init; } = "";

    /// <summary>The ports that the address serves.</summary>
    public ImmutableArray<PortKey> Ports { get; init; } = [];

    /// <summary>The addresses in <c>status.loadBalancer.ingress</c>.</summary>
    public ImmutableArray<IpAddress> HeldAddresses { get; init; } = [];

    /// <summary>The pool that the addresses came from, as the controller recorded it.</summary>
    public PoolName? RecordedPool { get; init; }

    /// <summary>What of the wishes cannot be read; null when all is well. Nothing new is given meanwhile.</summary>
    public Refusal? Refusal { get; init; }
}
