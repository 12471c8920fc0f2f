using System.Buffers;
using System.Globalization;

namespace Clarion.Hub.Schemas.Cel;

/// <summary>Durations as Go writes them: 1h30m, 1.5s, 0.</summary>
internal static class GoDuration
{
    /// <summary>Units with their length in nanoseconds; longer names first.</summary>
    private static readonly (string Name, decimal Nanoseconds)[] Units =
    [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000m),
        ("h", 3_600_000_000_000m),
    ];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>Reads a duration, to 100 ns; false where it is none, or longer than Go can hold (292 years).</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var rest = text.AsSpan().TrimStart('-');
        if (rest is "0")
            return true;
        if (rest.IsEmpty || text.Length - rest.Length > 1)
            return false;
        var sum = 0m;
        while (!rest.IsEmpty)
        {
            if (!TryReadPart(ref rest, out var nanoseconds) || (sum += nanoseconds) > long.MaxValue)
                return false;
        }

        duration = TimeSpan.FromTicks((long)(sum / TimeSpan.NanosecondsPerTick) * (text[0] == '-' ? -1 : 1));
        return true;
    }

    private static bool TryReadPart(ref ReadOnlySpan<char> rest, out decimal nanoseconds)
    {
        nanoseconds = 0;
        var digits = rest.IndexOfAnyExcept(Digits);
        if (digits is <= 0 or > 20 || !decimal.TryParse(
            rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        rest = rest[digits..];
        foreach (var (name, length) in Units)
        {
            if (!rest.StartsWith(name, StringComparison.Ordinal))
                continue;
            // The bound keeps the product within what a decimal holds.
            nanoseconds = Math.Min(number, long.MaxValue) * length;
            rest = rest[name.Length..];
            return true;
        }

        return false;
    }
}
