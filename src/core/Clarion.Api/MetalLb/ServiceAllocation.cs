using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 IPAddressPool <c>spec.serviceAllocation</c>.</summary>
public sealed record ServiceAllocation
{
    public int? Priority { get; init; }

    public IReadOnlyList<string>? Namespaces { get; init; }

    public IReadOnlyList<LabelSelector>? NamespaceSelectors { get; init; }

    public IReadOnlyList<LabelSelector>? ServiceSelectors { get; init; }
}
