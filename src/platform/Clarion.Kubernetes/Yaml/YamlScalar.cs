using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clarion.Kubernetes.Yaml;

/// <summary>
/// What a scalar means. The rules are those of sigs.k8s.io/yaml, so of YAML 1.1 for booleans (<c>yes</c>, <c>on</c>,
/// <c>y</c> are true) and octals (<c>0777</c>, also <c>0o777</c>); quoted scalars are always strings, dates too.
/// </summary>
internal static partial class YamlScalar
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>The value of a scalar.</summary>
    public static JsonValue? Resolve(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
        var implied = tag.Length == 0 && scalar.Style == ScalarStyle.Plain;
        if (implied)
            return ResolvePlain(scalar);
        switch (tag)
        {
            case "" or TagPrefix + "str" or TagPrefix + "timestamp":
                return JsonValue.Create(scalar.Value);
            case TagPrefix + "bool" or TagPrefix + "int" or TagPrefix + "float" or TagPrefix + "null":
                return ResolvePlain(scalar);
            default:
                throw Wrong(scalar, $"tag {tag} is not supported");
        }
    }

    /// <summary>The key that a scalar becomes in JSON.</summary>
    public static string KeyOf(Scalar scalar) => Resolve(scalar) switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => "null",
    };

    private static JsonValue? ResolvePlain(Scalar scalar)
    {
        var text = scalar.Value;
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return null;
            case "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON":
                return JsonValue.Create(true);
            case "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF":
                return JsonValue.Create(false);
        }

        var mayBeNumber = char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.';
        return mayBeNumber ? ResolveNumber(scalar) : JsonValue.Create(text);
    }

    private static JsonValue ResolveNumber(Scalar scalar)
    {
        var text = scalar.Value.Replace("_", "", StringComparison.Ordinal);
        if (NotFinite().IsMatch(text))
            throw Wrong(scalar, $"{text} cannot be said in JSON");
        if (Whole().Match(text) is { Success: true } whole)
            return ResolveWhole(whole) is { } number ? number : JsonValue.Create(scalar.Value);
        if (Fraction().IsMatch(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction)
            && double.IsFinite(fraction))
            return JsonValue.Create(fraction);
        return JsonValue.Create(scalar.Value);
    }

    private static JsonValue? ResolveWhole(Match whole)
    {
        var isNegative = whole.Groups["sign"].Value == "-";
        var (digits, radix) = (whole.Groups["hex"], whole.Groups["octal"], whole.Groups["binary"]) switch
        {
            ({ Success: true } hex, _, _) => (hex.Value, 16u),
            (_, { Success: true } octal, _) => (octal.Value, 8u),
            (_, _, { Success: true } binary) => (binary.Value, 2u),
            _ => (whole.Groups["decimal"].Value, 10u),
        };
        UInt128 magnitude = 0;
        foreach (var digit in digits)
        {
            magnitude = (magnitude * radix) + (uint)Convert.ToInt32(digit.ToString(), 16);
            if (magnitude > ulong.MaxValue)
                return radix == 10 ? ResolveHuge(whole.Value) : null;
        }

        if (!isNegative)
            return magnitude <= long.MaxValue ? JsonValue.Create((long)magnitude) : JsonValue.Create((ulong)magnitude);
        return magnitude <= (UInt128)long.MaxValue + 1 ? JsonValue.Create((long)-(Int128)magnitude) : null;
    }

    /// <summary>Null where JSON has no number for it; it stays a string then.</summary>
    private static JsonValue? ResolveHuge(string digits) =>
        double.Parse(digits, CultureInfo.InvariantCulture) is var value && double.IsFinite(value)
            ? JsonValue.Create(value)
            : null;

    private static YamlException Wrong(Scalar scalar, string problem) => new(scalar.Start, scalar.End, problem);

    [GeneratedRegex(@"^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$")]
    private static partial Regex NotFinite();

    [GeneratedRegex(
        "^(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)"
        + "|(?<decimal>0|[1-9][0-9]*))$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Fraction();
}
