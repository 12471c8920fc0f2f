using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Clarion.CommandLine;

/// <summary>Text of the command line to values. A FormatException's message continues "'TEXT' ".</summary>
internal static class Parse
{
    private const int LongestHours = 8760;

    public static string Text(string text) => text;

    /// <summary>A flag alone is true; <c>=true</c> and <c>=false</c> as Go's flags have them.</summary>
    public static bool Flag(string text) => text switch
    {
        "" or "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new FormatException("is neither true nor false"),
    };

    /// <summary>A TCP or UDP port, 0 to 65535; 0 means none.</summary>
    public static int Port(string text) => Integer(text, 0, 65535);

    public static Func<string, int> IntegerBetween(int min, int max) => text => Integer(text, min, max);

    /// <summary>
    /// A duration as Go writes it in one unit: 500ms, 10s, 1m30s is not needed. At most a year: sums with the present
    /// stay far from the end of time.
    /// </summary>
    public static TimeSpan Duration(string text)
    {
        var (number, unit) = text switch
        {
            "0" => ("0", TimeSpan.Zero),
            [.. var n, 'm', 's'] => (n, TimeSpan.FromMilliseconds(1)),
            [.. var n, 's'] => (n, TimeSpan.FromSeconds(1)),
            [.. var n, 'm'] => (n, TimeSpan.FromMinutes(1)),
            [.. var n, 'h'] => (n, TimeSpan.FromHours(1)),
            _ => ("", TimeSpan.Zero),
        };
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || !double.IsFinite(count))
            throw new FormatException("is no duration; write for example 500ms, 10s or 1m");
        return count * unit.TotalHours <= LongestHours
            ? unit * count
            : throw new FormatException($"is longer than {LongestHours}h, the longest duration there may be");
    }

    /// <summary>MetalLB's level names.</summary>
    public static LogLevel Level(string text) => text switch
    {
        "all" => LogLevel.Trace,
        "debug" => LogLevel.Debug,
        "info" => LogLevel.Information,
        "warn" => LogLevel.Warning,
        "error" => LogLevel.Error,
        "none" => LogLevel.None,
        _ => throw new FormatException("is no level; it is one of all, debug, info, warn, error, none"),
    };

    private static int Integer(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max
            ? value
            : throw new FormatException($"is not a whole number from {min} to {max}");
}
