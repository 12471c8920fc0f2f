namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 ServiceL2Status <c>status</c>; node and Service never change once set.</summary>
public sealed record ServiceL2StatusStatus
{
    public string? Node { get; init; }

    public string? ServiceName { get; init; }

    public string? ServiceNamespace { get; init; }

    /// <summary>Empty: all usable interfaces.</summary>
    public IReadOnlyList<InterfaceInfo>? Interfaces { get; init; }
}
