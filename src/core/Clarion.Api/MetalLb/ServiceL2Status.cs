using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Which node announces a Service on the local network; written by that node's speaker.</summary>
[CustomResource("v1beta1", "ServiceL2Status", "servicel2statuses")]
[PrinterColumn(1, "Allocated Node", "string", ".status.node")]
[PrinterColumn(2, "Service Name", "string", ".status.serviceName")]
[PrinterColumn(3, "Service Namespace", "string", ".status.serviceNamespace")]
public sealed record ServiceL2Status : IObject
{
    public string ApiVersion { get; init => field = value ?? "metallb.io/v1beta1"; } = "metallb.io/v1beta1";

    public string Kind { get; init => field = value ?? "ServiceL2Status"; } = "ServiceL2Status";

    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>The Service, the node and its interfaces.</summary>
    public ServiceL2StatusStatus? Status { get; init; }
}
