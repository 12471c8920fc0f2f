using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>To which BGP peers a node announces a Service; written by that node's speaker.</summary>
[CustomResource("v1beta1", "ServiceBGPStatus", "servicebgpstatuses")]
[PrinterColumn(1, "Node", "string", ".status.node")]
[PrinterColumn(2, "Service Name", "string", ".status.serviceName")]
[PrinterColumn(3, "Service Namespace", "string", ".status.serviceNamespace")]
public sealed record ServiceBgpStatus : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>The Service, the node and the peers.</summary>
    public ServiceBgpStatusStatus? Status { get; init; }
}
