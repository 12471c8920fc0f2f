using System.Net;
using System.Net.Sockets;
using Clarion.Primitives;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>Texts that must be addresses or prefixes, in Kubernetes' words.</summary>
internal static class AddressRules
{
    private const string NoAddress = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
    private const string NoPrefix = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    /// <summary>What is wrong with an address, or null.</summary>
    public static string? Problem(string text)
    {
        if (IpAddress.TryParse(text, out _))
            return null;
        return HasLeadingZeros(text) ? "must not have leading 0s"
            : IPAddress.TryParse(text, out var address) && address.IsIPv4MappedToIPv6
                && address.AddressFamily == AddressFamily.InterNetworkV6
                ? "must not be an IPv4-mapped IPv6 address"
                : NoAddress;
    }

    /// <summary>What is wrong with a prefix, or null.</summary>
    public static string? PrefixProblem(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 2 || !IpAddress.TryParse(parts[0], out var address)
            || !byte.TryParse(parts[1], out var length) || length > address.BitCount)
            return NoPrefix;
        return Prefix.Of(address, length).Network == address
            ? null
            : "must not have bits set beyond the prefix length";
    }

    private static bool HasLeadingZeros(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 4 || !parts.All(part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit)))
            return false;
        var trimmed = parts.Select(part => part.TrimStart('0') is { Length: > 0 } rest ? rest : "0");
        return IpAddress.TryParse(string.Join('.', trimmed), out _);
    }
}
