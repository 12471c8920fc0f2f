namespace Clarion.Api.Schema;

/// <summary>CEL that more than one field needs.</summary>
internal static class CelPatterns
{
    /// <summary>Empty, or an IPv4 or IPv6 address.</summary>
    public const string AddressOrEmpty = "self == '' || isIP(self)";

    /// <summary>What Go reads as a duration that is not negative.</summary>
    public const string IsDuration = ".matches('^(([0-9]+[.]?[0-9]*|[.][0-9]+)(ns|us|µs|ms|s|m|h))+$|^0$')";

    /// <summary>A hold time of BGP (RFC 4271 section 4.2): 0, or at least 3 s.</summary>
    public const string HoldTime = "self" + IsDuration
        + " && (duration(self).getSeconds() == 0 || duration(self).getSeconds() >= 3)";

    /// <summary>What <see cref="HoldTime"/> says.</summary>
    public const string HoldTimeMessage = "must be a duration such as 90s: 0s, or at least 3s";

    /// <summary>What <see cref="IsDuration"/> says.</summary>
    public const string DurationMessage = "must be a duration such as 30s";

    /// <summary>On a spec: the keepalive time is not above the hold time.</summary>
    public const string KeepaliveWithinHold = "!has(self.holdTime) || !has(self.keepaliveTime)"
        + " || !self.holdTime" + IsDuration + " || !self.keepaliveTime" + IsDuration
        + " || duration(self.keepaliveTime) <= duration(self.holdTime)";

    /// <summary>What <see cref="KeepaliveWithinHold"/> says.</summary>
    public const string KeepaliveMessage = "keepaliveTime must not be longer than holdTime";

    /// <summary>What <see cref="AddressOrEmpty"/> says.</summary>
    public const string AddressMessage = "must be an IPv4 or IPv6 address";

    /// <summary>A field that is set once.</summary>
    public const string Immutable = "self == oldSelf";

    /// <summary>What <see cref="Immutable"/> says.</summary>
    public const string ImmutableMessage = "cannot be changed after it was set";
}
