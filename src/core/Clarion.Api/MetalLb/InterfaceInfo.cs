namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 ServiceL2Status <c>status.interfaces[]</c>.</summary>
public sealed record InterfaceInfo
{
    public string? Name { get; init; }
}
