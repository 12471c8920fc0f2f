using Clarion.Api.Discovery;
using Clarion.Api.Meta;

namespace Clarion.Lab.Objects;

/// <summary>discovery.k8s.io/v1 EndpointSlice as kube-proxy reads it: with the addresses.</summary>
internal sealed record BackendSlice : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>IPv4 or IPv6.</summary>
    public string AddressType { get; init => field = value ?? ""; } = "";

    public IReadOnlyList<Backend>? Endpoints { get; init; }

    public IReadOnlyList<BackendPort>? Ports { get; init; }

    /// <summary>The Service that it belongs to; null for none.</summary>
    public ObjectKey? Service => Metadata.Labels?.GetValueOrDefault(EndpointSlice.ServiceNameLabel) is { } name
        ? new(Metadata.Namespace ?? "", name) : null;
}
