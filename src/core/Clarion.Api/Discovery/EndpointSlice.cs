using Clarion.Api.Meta;

namespace Clarion.Api.Discovery;

/// <summary>discovery.k8s.io/v1 EndpointSlice, without the addresses: who announces depends on nodes alone.</summary>
public sealed record EndpointSlice : IObject
{
    /// <summary>The label that names the Service of a slice.</summary>
    public const string ServiceNameLabel = "kubernetes.io/service-name";

    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary><c>IPv4</c>, <c>IPv6</c> or <c>FQDN</c>: a Service of both families has each pod twice.</summary>
    public string? AddressType { get; init; }

    public IReadOnlyList<Endpoint>? Endpoints { get; init; }
}
