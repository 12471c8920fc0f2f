using System.Runtime.InteropServices;

namespace Clarion.Linux.Packets;

/// <summary>What the kernel counted for a socket since it was last asked: struct tpacket_stats.</summary>
/// <param name="Received">Frames that passed the filter, with those dropped.</param>
/// <param name="Dropped">Frames dropped because the receive buffer was full.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PacketStatistics(uint Received, uint Dropped);
