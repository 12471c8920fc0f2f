using System.Globalization;

namespace Clarion.Hub.Schemas;

/// <summary>
/// The two forms of time in Kubernetes' JSON: Time to the second, MicroTime with exactly six decimals.
/// </summary>
internal static class WireTime
{
    private const string MicroForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

    private static readonly string[] MicroForms = [MicroForm + "'Z'", MicroForm + "zzz"];

    /// <summary>RFC 3339 with any number of decimals.</summary>
    public static bool IsTime(string text) => text.Length >= 20 && text[10] == 'T' && DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    public static bool IsMicroTime(string text) => DateTimeOffset.TryParseExact(
        text, MicroForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>What Go says about a MicroTime: where it stops to understand.</summary>
    public static string MicroTimeProblem(string text) => text.Length >= 19 && IsTime(text)
        ? $"cannot parse {CauseList.Text(text[19..])} as \".000000\""
        : $"cannot parse {CauseList.Text(text)} as \"2006\"";

    /// <summary>Reads a Time or a MicroTime.</summary>
    public static DateTimeOffset? Read(string? text) => text is not null && DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>A time as the API server writes it, or null where the text is no time.</summary>
    /// <param name="text">A text that was checked.</param>
    /// <param name="format">date-time, date-time-micro, or another format, which is not touched.</param>
    public static string? Normalize(string? text, string? format) => (format, Read(text)) switch
    {
        ("date-time", { } time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ("date-time-micro", { } time) => time.UtcDateTime.ToString(MicroForm + "'Z'", CultureInfo.InvariantCulture),
        _ => null,
    };
}
