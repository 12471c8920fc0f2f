using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 ServiceL2Status: the node that announces a Service, written by its speaker.</summary>
public sealed record ServiceL2Status : IObject
{
    public string ApiVersion { get; init; } = "metallb.io/v1beta1";

    public string Kind { get; init; } = "ServiceL2Status";

    public ObjectMeta Metadata { get; init; } = new();

    public ServiceL2StatusStatus? Status { get; init; }
}
