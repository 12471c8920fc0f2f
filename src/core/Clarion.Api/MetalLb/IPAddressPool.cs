using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>A set of addresses that Services of type LoadBalancer get theirs from.</summary>
[CustomResource("v1beta1", "IPAddressPool", "ipaddresspools")]
[PrinterColumn(1, "Auto Assign", "boolean", ".spec.autoAssign")]
[PrinterColumn(2, "Avoid Buggy IPs", "boolean", ".spec.avoidBuggyIPs")]
[PrinterColumn(3, "Addresses", "string", ".spec.addresses")]
public sealed record IPAddressPool : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>Which addresses, and for whom.</summary>
    [Required]
    public IPAddressPoolSpec Spec { get; init => field = value ?? new(); } = new();

    /// <summary>How much of the pool is in use; written by the controller.</summary>
    public IPAddressPoolStatus? Status { get; init; }
}
