using System.Collections.Immutable;

namespace Clarion.Speaker.Reporting;

/// <summary>Whether a Service that this node owns should have a ServiceL2Status of this node.</summary>
/// <param name="IsKnown">False: it is not known yet what the network did; leave what is there.</param>
/// <param name="IsAnnounced">Whether there should be one.</param>
/// <param name="Interfaces">What it should say; empty: all interfaces.</param>
internal sealed record WantedStatus(bool IsKnown, bool IsAnnounced, ImmutableArray<string> Interfaces)
{
    public static readonly WantedStatus Unknown = new(false, false, []);

    public static readonly WantedStatus None = new(true, false, []);

    public static WantedStatus On(ImmutableArray<string> interfaces) => new(true, true, interfaces);

    /// <summary>Compared by content.</summary>
    public bool Equals(WantedStatus? other) => other is not null && IsKnown == other.IsKnown
        && IsAnnounced == other.IsAnnounced && Interfaces.AsSpan().SequenceEqual(other.Interfaces.AsSpan());

    public override int GetHashCode() => Interfaces.Length;
}
