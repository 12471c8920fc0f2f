using Clarion.Primitives;

namespace Clarion.Linux.Links;

/// <summary>An address that the kernel has on an interface.</summary>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">0 to 32, or 0 to 128.</param>
/// <param name="Flags">IFA_F_*, as in <c>linux/if_addr.h</c>.</param>
public readonly record struct LinkAddress(IpAddress Address, int PrefixLength, uint Flags)
{
    private const uint Tentative = 0x40; // IFA_F_TENTATIVE
    private const uint DuplicateFailed = 0x08; // IFA_F_DADFAILED

    /// <summary>Whether it may be used: duplicate address detection neither runs nor failed.</summary>
    public bool IsUsable => (Flags & (Tentative | DuplicateFailed)) == 0;

    /// <summary>Whether it is in fe80::/10 (RFC 4291 section 2.5.6).</summary>
    public bool IsIpv6LinkLocal => Address.Family == IpFamily.IPv6 && Address.Value >> 118 == 0x3fa;
}
