using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Intervals and modes of BFD sessions.</summary>
public sealed record BfdProfileSpec
{
    /// <summary>The shortest interval in milliseconds at which packets are accepted. None: 300.</summary>
    [Between(10, 60_000)]
    public int? ReceiveInterval { get; init; }

    /// <summary>The interval in milliseconds at which packets are sent. None: 300.</summary>
    [Between(10, 60_000)]
    public int? TransmitInterval { get; init; }

    /// <summary>How many packets in a row may be missing before the path counts as broken. None: 3.</summary>
    [Between(2, 255)]
    public int? DetectMultiplier { get; init; }

    /// <summary>The interval in milliseconds of echo packets. None: 50.</summary>
    [Between(10, 60_000)]
    public int? EchoInterval { get; init; }

    /// <summary>Send packets that the peer returns unread; IPv4 only.</summary>
    public bool? EchoMode { get; init; }

    /// <summary>Wait for the peer to speak first.</summary>
    public bool? PassiveMode { get; init; }

    /// <summary>On paths of several hops: the lowest TTL with which a packet is accepted. None: 254.</summary>
    [Between(1, 254)]
    public int? MinimumTtl { get; init; }
}
