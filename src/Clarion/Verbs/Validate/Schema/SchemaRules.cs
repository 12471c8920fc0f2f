using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Clarion.Model.Legacy;
using Clarion.Primitives;

namespace Clarion.Verbs.Validate.Schema;

/// <summary>
/// The rules that the definitions state in CEL, known by their message. A test compares both lists; those about
/// addresses of pools are the roles' own (Clarion.Model), and what cannot change has no meaning for a file.
/// </summary>
internal static partial class SchemaRules
{
    private const int LongestConnectTimeSeconds = 65_535;

    private static readonly Dictionary<string, Func<JsonNode, bool>> Rules = new(StringComparer.Ordinal)
    {
        ["must be an IPv4 or IPv6 address"] = value => Text(value) is "" || IpAddress.TryParse(Text(value), out _),
        ["must be a duration such as 30s"] = value => GoDuration.TryParse(Text(value), out _),
        ["must be a duration such as 90s: 0s, or at least 3s"] = value =>
            GoDuration.TryParse(Text(value), out var time) && (time.TotalSeconds < 1 || time.TotalSeconds >= 3),
        ["must be whole seconds from 1s to 65535s"] = value => GoDuration.TryParse(Text(value), out var time)
            && time.Ticks % TimeSpan.TicksPerSecond == 0
            && time.TotalSeconds is >= 1 and <= LongestConnectTimeSeconds,
        ["must be two numbers up to 65535 such as 65000:100, three numbers up to 4294967295 such as large:65000:1:2, "
            + "or a name"] = value => IsCommunity(Text(value)),
        ["keepaliveTime must not be longer than holdTime"] = spec =>
            !GoDuration.TryParse(Of(spec, "holdTime"), out var hold)
            || !GoDuration.TryParse(Of(spec, "keepaliveTime"), out var keepalive) || keepalive <= hold,
        ["exactly one of peerASN and dynamicASN must be set"] = spec =>
            (Of(spec, "peerASN") is not ("" or "0")) != (Of(spec, "dynamicASN").Length > 0),
        ["exactly one of peerAddress and interface must be set"] = spec =>
            (Of(spec, "peerAddress").Length > 0) != (Of(spec, "interface").Length > 0),
        ["password and passwordSecret cannot both be set"] = spec =>
            Of(spec, "password").Length == 0 || string.IsNullOrEmpty((string?)spec["passwordSecret"]?["name"]),
        ["ebgpMultiHop cannot be set for a peer of the own AS"] = spec => Of(spec, "ebgpMultiHop") != "true"
            || (Of(spec, "peerASN") != Of(spec, "myASN") && Of(spec, "dynamicASN") != "internal"),
        ["serviceSelectors cannot be used together with an aggregationLength other than 32 or an aggregationLengthV6 "
            + "other than 128: a shorter prefix covers other Services too"] = spec =>
            spec["serviceSelectors"] is not JsonArray { Count: > 0 }
            || (Of(spec, "aggregationLength") is "" or "32" && Of(spec, "aggregationLengthV6") is "" or "128"),
    };

    /// <summary>Messages of rules that are not checked here.</summary>
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "cannot be changed after it was set",
        "must be a prefix such as 192.0.2.0/24 or a range such as 192.0.2.10-192.0.2.20",
        "both ends of a range must be addresses, as in 192.0.2.10-192.0.2.20",
        "both ends of a range must be IPv4, or both IPv6",
        "the first address of a range must not be after its last",
    };

    /// <summary>Whether this class knows what the message is about.</summary>
    public static bool Knows(string message) => Rules.ContainsKey(message) || Elsewhere.Contains(message);

    /// <summary>Whether the rule with this message holds for a value.</summary>
    public static bool Holds(string message, JsonNode value) =>
        !Rules.TryGetValue(message, out var rule) || rule(value);

    private static bool IsCommunity(string text)
    {
        if (!text.Contains(':'))
            return true;
        var parts = text.Split(':');
        return Standard().IsMatch(text)
            ? parts.All(part => IsAtMost(part, ushort.MaxValue))
            : Large().IsMatch(text) && parts.Skip(1).All(part => IsAtMost(part, uint.MaxValue));
    }

    private static bool IsAtMost(string digits, uint limit) =>
        ulong.Parse(digits, CultureInfo.InvariantCulture) <= limit;

    private static string Text(JsonNode value) => value.ToString();

    private static string Of(JsonNode spec, string field) => spec[field]?.ToString() ?? "";

    [GeneratedRegex("^[0-9]{1,5}:[0-9]{1,5}$")]
    private static partial Regex Standard();

    [GeneratedRegex("^large(:[0-9]{1,10}){3}$")]
    private static partial Regex Large();
}
