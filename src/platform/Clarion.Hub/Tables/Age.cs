using System.Globalization;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Tables;

/// <summary>How long ago something was, in the short form of kubectl (HumanDuration of apimachinery).</summary>
internal static class Age
{
    /// <summary>
    /// The time since then; <c>&lt;unknown&gt;</c> where there is none, <c>&lt;invalid&gt;</c> for the future.
    /// </summary>
    public static string Since(string? time, DateTimeOffset now) =>
        WireTime.Read(time) is { } then ? Of(now - then) : "<unknown>";

    public static string Of(TimeSpan span)
    {
        var seconds = (long)span.TotalSeconds;
        var (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400);
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 120 => Text(seconds, 's'),
            < 600 => Two(minutes, 'm', seconds % 60, 's'),
            < 3 * 3600 => Text(minutes, 'm'),
            < 8 * 3600 => Two(hours, 'h', minutes % 60, 'm'),
            < 48 * 3600 => Text(hours, 'h'),
            < 8 * 86400 => Two(days, 'd', hours % 24, 'h'),
            < 2 * 365 * 86400 => Text(days, 'd'),
            < 8L * 365 * 86400 => Two(days / 365, 'y', days % 365, 'd'),
            _ => Text(days / 365, 'y'),
        };
    }

    private static string Text(long number, char unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");

    private static string Two(long number, char unit, long rest, char restUnit) =>
        rest == 0 ? Text(number, unit) : Text(number, unit) + Text(rest, restUnit);
}
