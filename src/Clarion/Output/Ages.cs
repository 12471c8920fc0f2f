using System.Globalization;

namespace Clarion.Output;

/// <summary>Durations and moments as text, in the way of kubectl.</summary>
internal static class Ages
{
    /// <summary>For example 5s, 3m, 2h, 4d: two units where one alone says too little.</summary>
    public static string Text(TimeSpan age)
    {
        var (days, hours, minutes, seconds) = ((int)age.TotalDays, age.Hours, age.Minutes, age.Seconds);
        return age switch
        {
            { Ticks: < 0 } => "0s",
            { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalSeconds}s"),
            { TotalMinutes: < 10 } => Two((int)age.TotalMinutes, "m", seconds, "s"),
            { TotalHours: < 3 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes}m"),
            { TotalHours: < 8 } => Two((int)age.TotalHours, "h", minutes, "m"),
            { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours}h"),
            { TotalDays: < 8 } => Two(days, "d", hours, "h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{days}d"),
        };
    }

    /// <summary>RFC 3339 in UTC, to the second, as Kubernetes writes moments.</summary>
    public static string Timestamp(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Two(int major, string majorUnit, int minor, string minorUnit) => minor == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{major}{majorUnit}")
        : string.Create(CultureInfo.InvariantCulture, $"{major}{majorUnit}{minor}{minorUnit}");
}
