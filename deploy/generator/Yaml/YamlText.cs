using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Clarion.Manifests.Yaml;

/// <summary>
/// JSON nodes as block-style YAML. A text is quoted unless it is a word that YAML cannot take for another type.
/// </summary>
internal static partial class YamlText
{
    private static readonly string[] Reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(JsonObject document)
    {
        var text = new StringBuilder();
        WriteObject(text, document, "");
        return text.ToString();
    }

    private static void WriteObject(StringBuilder text, JsonObject node, string indent)
    {
        foreach (var (name, value) in node)
        {
            text.Append(indent).Append(name).Append(':');
            WriteValue(text, value, indent);
        }
    }

    private static void WriteArray(StringBuilder text, JsonArray node, string indent)
    {
        foreach (var item in node)
        {
            if (item is not JsonObject parts)
            {
                text.Append(indent).Append("- ").Append(Scalar(item)).Append('\n');
                continue;
            }

            var start = text.Length + indent.Length;
            WriteObject(text, parts, indent + "  ");
            text[start] = '-';
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } parts:
                text.Append('\n');
                WriteObject(text, parts, indent + "  ");
                break;
            case JsonArray { Count: > 0 } items:
                text.Append('\n');
                WriteArray(text, items, indent);
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    // JSON's scalars, {} and [] are YAML's too.
    private static string Scalar(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue word when word.TryGetValue<string>(out var text) && IsWord(text) => text,
        _ => value.ToJsonString(Readable),
    };

    private static bool IsWord(string text) =>
        Word().IsMatch(text) && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9./-]*$")]
    private static partial Regex Word();
}
