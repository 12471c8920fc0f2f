using Clarion.Api.Meta;

namespace Clarion.Api.Discovery;

/// <summary>discovery.k8s.io/v1 EndpointSlice, without the addresses: who announces depends on nodes alone.</summary>
public sealed record EndpointSlice : IObject
{
    /// <summary>The label that names the Service of a slice.</summary>
    public const string ServiceNameLabel = "kubernetes.io/service-name";

    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public IReadOnlyList<Endpoint>? Endpoints { get; init; }
}
