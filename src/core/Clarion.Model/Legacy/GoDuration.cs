using System.Buffers;
using System.Globalization;

namespace Clarion.Model.Legacy;

/// <summary>Durations as Go writes them: 90s, 1m30s, 1.5h, 300ms, 0.</summary>
public static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly (string Unit, TimeSpan Value)[] Units =
    [
        ("ns", TimeSpan.Zero), ("us", TimeSpan.FromMicroseconds(1)), ("µs", TimeSpan.FromMicroseconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    /// <summary>Ten years: sums with it stay far from the end of time.</summary>
    private const double LongestHours = 87_600;

    /// <summary>Reads a duration that is not negative; nanoseconds are dropped.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        duration = TimeSpan.Zero;
        if (text == "0")
            return true;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0 || !double.TryParse(
                    rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
                return false;
            rest = rest[digits..];
            var length = rest.IndexOfAny(NumberCharacters);
            var unit = length < 0 ? rest : rest[..length];
            if (!TryFind(unit, out var value) || count * value.TotalHours > LongestHours)
                return false;
            duration += value * count;
            rest = rest[unit.Length..];
        }

        return text.Length > 0 && duration.TotalHours <= LongestHours;
    }

    private static bool TryFind(ReadOnlySpan<char> name, out TimeSpan value)
    {
        foreach (var (unit, length) in Units)
        {
            if (name.SequenceEqual(unit))
            {
                value = length;
                return true;
            }
        }

        value = default;
        return false;
    }
}
