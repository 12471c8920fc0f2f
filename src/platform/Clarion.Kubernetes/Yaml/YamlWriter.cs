using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Clarion.Kubernetes.Yaml;

/// <summary>Writes JSON nodes as YAML that <see cref="YamlText"/>, kubectl and YAML 1.2 readers take alike.</summary>
internal sealed partial class YamlWriter
{
    private readonly StringBuilder text = new();

    public string Write(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } mapping:
                WriteMapping(mapping, "", false);
                break;
            case JsonArray { Count: > 0 } list:
                WriteList(list, "");
                break;
            default:
                text.Append(Leaf(node)).Append('\n');
                break;
        }

        return text.ToString();
    }

    /// <param name="mapping">What to write.</param>
    /// <param name="indent">Before each line.</param>
    /// <param name="isBegun">Whether the first line's indent is there already, behind a dash.</param>
    private void WriteMapping(JsonObject mapping, string indent, bool isBegun)
    {
        foreach (var (key, value) in mapping)
        {
            text.Append(isBegun ? "" : indent).Append(Scalar(key)).Append(':');
            isBegun = false;
            switch (value)
            {
                case JsonObject { Count: > 0 } inner:
                    text.Append('\n');
                    WriteMapping(inner, indent + "  ", false);
                    break;
                case JsonArray { Count: > 0 } list:
                    text.Append('\n');
                    WriteList(list, indent);
                    break;
                case JsonValue block when AsBlock(block) is { } lines:
                    WriteBlock(lines, indent + "  ");
                    break;
                default:
                    text.Append(' ').Append(Leaf(value)).Append('\n');
                    break;
            }
        }
    }

    private void WriteList(JsonArray list, string indent)
    {
        foreach (var item in list)
        {
            text.Append(indent).Append('-');
            switch (item)
            {
                case JsonObject { Count: > 0 } mapping:
                    text.Append(' ');
                    WriteMapping(mapping, indent + "  ", true);
                    break;
                case JsonArray { Count: > 0 } inner:
                    text.Append('\n');
                    WriteList(inner, indent + "  ");
                    break;
                default:
                    text.Append(' ').Append(Leaf(item)).Append('\n');
                    break;
            }
        }
    }

    /// <summary>The lines of a text of several; null where quotes are needed for it.</summary>
    private static string[]? AsBlock(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var content
            && content.Length > 1 && content[..^1].Contains('\n') && content[^1] == '\n' && content[^2] != '\n'
            && content[0] is not (' ' or '\n')
            && content.All(letter => letter == '\n' || IsPlainLetter(letter))
            ? content[..^1].Split('\n')
            : null;

    private void WriteBlock(string[] lines, string indent)
    {
        text.Append(" |\n");
        foreach (var line in lines)
            text.Append(line.Length == 0 ? "" : indent).Append(line).Append('\n');
    }

    private static string Leaf(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Scalar(value.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    /// <summary>A text as it is where nobody can take it for anything else, else in quotes.</summary>
    private static string Scalar(string value)
    {
        if (Addresses().IsMatch(value))
            return value;
        if (Unmistakable().IsMatch(value) && !Taken().IsMatch(value) && value.All(IsPlainLetter)
            && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal))
            return value;
        var quoted = new StringBuilder("\"");
        foreach (var letter in value)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when IsPlainLetter(letter) || char.IsSurrogate(letter) => letter.ToString(),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlainLetter(char letter) =>
        letter is >= ' ' and <= '~' or >= '\u00A0' and < '\u2028' or > '\u2029' and < '\uD800'
            or >= '\uE000' and < '\uFEFF' or > '\uFEFF' and <= '\uFFFD';

    /// <summary>Begins with a letter, a slash or an underscore, and does not end with a space or a colon.</summary>
    [GeneratedRegex(@"^[A-Za-z/_\u00C0-\uD7FF]([^\n]*[^\s:])?$")]
    private static partial Regex Unmistakable();

    /// <summary>Addresses, prefixes and ranges, which no reader takes for a number.</summary>
    [GeneratedRegex(@"^([0-9]+(\.[0-9]+){3}([-/][0-9./]+)?|[0-9a-f]+:[0-9a-f:]*::/[0-9]+)$")]
    private static partial Regex Addresses();

    /// <summary>Words that mean something else than themselves to some reader.</summary>
    [GeneratedRegex("^(y|n|yes|no|on|off|true|false|null|nan|inf)$", RegexOptions.IgnoreCase)]
    private static partial Regex Taken();
}
