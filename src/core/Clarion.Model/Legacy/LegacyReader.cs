using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy;

/// <summary>Reads fields of one mapping of the legacy YAML; what has not the expected shape is refused.</summary>
internal sealed class LegacyReader(JsonObject mapping, string path, RefusalCollector refusals)
{
    public bool Has(string key) => mapping.ContainsKey(key);

    /// <summary>Refuses keys that do not exist, as MetalLB's strict reading did.</summary>
    public void RefuseOtherKeysThan(params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in mapping)
        {
            if (!known.Contains(key))
            {
                refusals.Add(FieldOf(key), RefusalReason.Malformed,
                    $"there is no field '{key}' here; the fields are {string.Join(", ", known!)}");
            }
        }
    }

    /// <summary>A string or number as text; null when absent.</summary>
    public string? ReadOptionalText(string key)
    {
        if (mapping[key] is not { } node)
            return null;
        var text = ReadText(node);
        if (text is null)
            refusals.Add(FieldOf(key), RefusalReason.Malformed, $"'{key}' must be a text");
        return text;
    }

    /// <summary>A whole number within bounds; null when absent or refused.</summary>
    public long? ReadNumber(string key, long least, long most)
    {
        if (mapping[key] is not { } node)
            return null;
        if (node is JsonValue value && value.TryGetValue<long>(out var number) && number >= least && number <= most)
            return number;
        refusals.Add(FieldOf(key), RefusalReason.OutOfRange,
            $"'{node.ToJsonString()}' is no whole number from {least} to {most}");
        return null;
    }

    /// <summary>A list of mappings; absent is empty.</summary>
    public List<(JsonObject Mapping, string Field)> ReadMappings(string key)
    {
        var mappings = new List<(JsonObject, string)>();
        if (mapping[key] is not { } node)
            return mappings;
        if (node is not JsonArray list)
        {
            refusals.Add(FieldOf(key), RefusalReason.Malformed, $"'{key}' must be a list: one '- ' line for each item");
            return mappings;
        }

        for (var i = 0; i < list.Count; i++)
        {
            var field = $"{FieldOf(key)}[{i}]";
            if (list[i] is JsonObject item)
                mappings.Add((item, field));
            else
                refusals.Add(field, RefusalReason.Malformed, "the item must be a mapping");
        }

        return mappings;
    }

    /// <summary>A required, non-empty string; empty when refused.</summary>
    public string ReadRequiredText(string key)
    {
        var text = ReadText(mapping[key]);
        if (string.IsNullOrWhiteSpace(text))
            refusals.Add(FieldOf(key), RefusalReason.Required, $"'{key}' is missing; add it as a text");
        return text ?? "";
    }

    public bool ReadFlag(string key, bool whenAbsent)
    {
        switch (mapping[key])
        {
            case null:
                return whenAbsent;
            case JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                return value.GetValueKind() == JsonValueKind.True;
            default:
                refusals.Add(FieldOf(key), RefusalReason.Malformed, $"'{key}' must be true or false");
                return whenAbsent;
        }
    }

    /// <summary>A list of strings; absent is empty.</summary>
    public List<string> ReadTexts(string key)
    {
        var texts = new List<string>();
        if (mapping[key] is not { } node)
            return texts;
        if (node is not JsonArray items)
        {
            refusals.Add(FieldOf(key), RefusalReason.Malformed, $"'{key}' must be a list: one '- ' line for each item");
            return texts;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (ReadText(items[i]) is { } text)
                texts.Add(text);
            else
                refusals.Add($"{FieldOf(key)}[{i}]", RefusalReason.Malformed, "the item must be a text");
        }

        return texts;
    }

    public string FieldOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string? ReadText(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
            ? node.ToString()
            : null;
}
