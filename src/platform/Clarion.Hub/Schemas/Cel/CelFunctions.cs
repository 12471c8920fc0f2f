using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Primitives;

namespace Clarion.Hub.Schemas.Cel;

/// <summary>The functions of CEL and of Kubernetes' libraries that our rules call.</summary>
internal static class CelFunctions
{
    /// <summary>Names with which a rule may call.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "size", "contains", "split", "trim", "int", "isIP", "isCIDR", "isSorted",
        "duration", "getSeconds", "getMilliseconds",
    };

    public static object? Call(string function, object?[] arguments) => (function, arguments) switch
    {
        ("size", [string text]) => (long)text.EnumerateRunes().Count(),
        ("size", [List<object?> list]) => (long)list.Count,
        ("size", [JsonObject map]) => (long)map.Count,
        ("contains", [string text, string part]) => text.Contains(part, StringComparison.Ordinal),
        ("split", [string text, string separator]) => text.Split(separator).ToList<object?>(),
        ("trim", [string text]) => text.Trim(),
        ("int", [string text]) => Int(text),
        ("isIP", [string text]) => IpAddress.TryParse(text, out _),
        ("isCIDR", [string text]) => IsCidr(text),
        ("isSorted", [List<object?> list]) => IsSorted(list),
        ("duration", [string text]) => GoDuration.TryParse(text, out var duration)
            ? duration
            : new CelError($"no duration: {text}"),
        ("getSeconds", [TimeSpan duration]) => (long)duration.TotalSeconds,
        ("getMilliseconds", [TimeSpan duration]) => (long)duration.TotalMilliseconds,
        _ => new CelError($"no such overload: {function}"),
    };

    private static object Int(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : new CelError($"no number: {text}");

    // As Go's netip.ParsePrefix: bits below the length are allowed, zones and leading zeros are not.
    private static bool IsCidr(string text)
    {
        var slash = text.LastIndexOf('/');
        if (slash < 0 || !IpAddress.TryParse(text.AsSpan(0, slash), out var address))
            return false;
        var length = text.AsSpan(slash + 1);
        return length is not [] and not ['0', _, ..] && length.IndexOfAnyExceptInRange('0', '9') < 0
            && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits <= address.BitCount;
    }

    private static object IsSorted(List<object?> list)
    {
        for (var i = 1; i < list.Count; i++)
        {
            if (CelValues.Compare(list[i - 1], list[i]) is not { } order)
                return new CelError("isSorted() of values without an order");
            if (order > 0)
                return false;
        }

        return true;
    }
}
