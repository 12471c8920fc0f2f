namespace Clarion.Primitives;

/// <summary>A closed range of addresses of one family; first is never after last.</summary>
public readonly record struct IpRange
{
    /// <summary>Makes the range <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <exception cref="ArgumentException">The families differ, or the range is reversed.</exception>
    public IpRange(IpAddress first, IpAddress last)
    {
        if (first.Family != last.Family)
            throw new ArgumentException($"{first} and {last} are of different families");
        if (first > last)
            throw new ArgumentException($"{first} is after {last}");
        (First, Last) = (first, last);
    }

    /// <summary>The lowest address.</summary>
    public IpAddress First { get; }

    /// <summary>The highest address.</summary>
    public IpAddress Last { get; }

    /// <summary>The family of all addresses of the range.</summary>
    public IpFamily Family => First.Family;

    /// <summary>Number of addresses, saturating at 2^128 − 1 (::/0 has one more).</summary>
    public UInt128 Count
    {
        get
        {
            var span = Last.Value - First.Value;
            return span == UInt128.MaxValue ? span : span + 1;
        }
    }

    /// <summary>All addresses of a prefix.</summary>
    public static IpRange Of(Prefix prefix) => new(prefix.Network, prefix.Last);

    /// <summary>Whether the range holds the address.</summary>
    public bool Contains(IpAddress address) => address.Family == Family && address >= First && address <= Last;

    /// <summary>Whether the two ranges have an address in common.</summary>
    public bool Overlaps(IpRange other) => other.Family == Family && First <= other.Last && other.First <= Last;

    public override string ToString() => $"{First}-{Last}";
}
