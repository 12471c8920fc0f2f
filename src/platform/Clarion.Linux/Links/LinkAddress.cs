using Clarion.Primitives;

namespace Clarion.Linux.Links;

/// <summary>An address that the kernel has on an interface.</summary>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">0 to 32, or 0 to 128.</param>
/// <param name="Flags">IFA_F_*, as in <c>linux/if_addr.h</c>.</param>
public readonly record struct LinkAddress(IpAddress Address, int PrefixLength, uint Flags);
