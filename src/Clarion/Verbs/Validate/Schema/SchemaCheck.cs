using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Model.Refusals;

namespace Clarion.Verbs.Validate.Schema;

/// <summary>
/// Compares an object with the schema of its kind, as the API server does: types, required fields, bounds, choices,
/// lists without duplicates, rules. What the roles check by themselves is left to them.
/// </summary>
internal sealed class SchemaCheck
{
    private readonly List<SchemaFinding> findings = [];

    /// <summary>What is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<SchemaFinding> Check(JsonObject target, JsonObject schema)
    {
        var check = new SchemaCheck();
        check.Visit(target, schema, "");
        return check.findings;
    }

    private void Visit(JsonNode? value, JsonObject schema, string path)
    {
        if (path is "metadata" or "status" || value is null)
            return;
        var type = (string?)schema["type"];
        if (!HasType(value, type, schema))
        {
            Refuse(path, RefusalReason.Malformed, $"{Quote(value)} is no {NameOf(type)}");
            return;
        }

        var before = findings.Count(finding => finding.IsRefused);
        switch (value)
        {
            case JsonObject mapping:
                VisitObject(mapping, schema, path);
                break;
            case JsonArray list:
                VisitList(list, schema, path);
                break;
            default:
                VisitScalar((JsonValue)value, schema, path);
                break;
        }

        // As the API server: rules are looked at where everything below them is well.
        if (findings.Count(finding => finding.IsRefused) == before)
            VisitRules(value, schema, path);
    }

    private void VisitObject(JsonObject mapping, JsonObject schema, string path)
    {
        if (schema["additionalProperties"] is JsonObject values)
        {
            foreach (var (key, value) in mapping)
                Visit(value, values, Member(path, key));
            return;
        }

        var properties = schema["properties"] as JsonObject ?? [];
        var keepsUnknown = (bool?)schema["x-kubernetes-preserve-unknown-fields"] == true;
        foreach (var (key, value) in mapping)
        {
            if (properties[key] is JsonObject property)
                Visit(value, property, Member(path, key));
            else if (!keepsUnknown)
                Warn(Member(path, key), Unknown(key, properties));
        }

        foreach (var name in (schema["required"] as JsonArray ?? []).Select(name => (string)name!))
        {
            if (mapping[name] is null)
                Refuse(Member(path, name), RefusalReason.Required, $"'{name}' is missing; add it");
        }
    }

    private static string Unknown(string key, JsonObject properties)
    {
        var near = properties.Select(property => property.Key)
            .FirstOrDefault(name => string.Equals(name, key, StringComparison.OrdinalIgnoreCase));
        var remedy = near is not null
            ? $"write '{near}'"
            : $"the fields are {string.Join(", ", properties.Select(property => property.Key))}";
        return $"there is no field '{key}' here, so it has no effect; {remedy}";
    }

    private void VisitList(JsonArray list, JsonObject schema, string path)
    {
        if (NumberOf(schema["minItems"]) is { } least && list.Count < least)
            Refuse(path, RefusalReason.OutOfRange, $"there are {list.Count} items; write at least {Show(least)}");
        if (NumberOf(schema["maxItems"]) is { } most && list.Count > most)
            Refuse(path, RefusalReason.OutOfRange, $"there are {list.Count} items; write at most {Show(most)}");
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
                Refuse($"{path}[{i}]", RefusalReason.Malformed, "the item is empty; write a value, or remove the dash");
            else if (schema["items"] is JsonObject items)
                Visit(list[i], items, $"{path}[{i}]");
        }

        if ((string?)schema["x-kubernetes-list-type"] == "set")
            RefuseDuplicates(list, path);
    }

    private void RefuseDuplicates(JsonArray list, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            if (!seen.Add(list[i]?.ToJsonString() ?? ""))
                Refuse($"{path}[{i}]", RefusalReason.Duplicate, $"{Quote(list[i])} is listed twice; keep one");
        }
    }

    private void VisitScalar(JsonValue value, JsonObject schema, string path)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            var number = NumberOf(value);
            if (NumberOf(schema["minimum"]) is { } least && number < least)
                Refuse(path, RefusalReason.OutOfRange, $"{Quote(value)} is too small; choose {Show(least)} or more");
            if (NumberOf(schema["maximum"]) is { } most && number > most)
                Refuse(path, RefusalReason.OutOfRange, $"{Quote(value)} is too large; choose {Show(most)} or less");
        }

        if (schema["enum"] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(choice, value)))
        {
            Refuse(path, RefusalReason.OutOfRange,
                $"{Quote(value)} is none of {string.Join(", ", choices.Select(choice => choice!.ToString()))}");
        }

        if (NumberOf(schema["maxLength"]) is { } longest && value.ToString().Length > longest)
            Refuse(path, RefusalReason.OutOfRange, $"the text is longer than {Show(longest)} characters");
    }

    private void VisitRules(JsonNode value, JsonObject schema, string path)
    {
        foreach (var rule in (schema["x-kubernetes-validations"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var message = (string)rule["message"]!;
            if (!SchemaRules.Holds(message, value))
                Refuse(path, RefusalReason.OutOfRange, value is JsonObject ? message : $"{Quote(value)} {message}");
        }
    }

    private static bool HasType(JsonNode value, string? type, JsonObject schema)
    {
        if ((bool?)schema["x-kubernetes-int-or-string"] == true || type is null)
            return true;
        var kind = value.GetValueKind();
        return type switch
        {
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "integer" => kind == JsonValueKind.Number && NumberOf(value) is { } number
                && number == Math.Floor(number),
            _ => true,
        };
    }

    private static string NameOf(string? type) => type switch
    {
        "object" => "mapping",
        "array" => "list: write each item on a line of its own that begins with '- '",
        "string" => "text: put it in quotes",
        "boolean" => "truth value: write true or false, without quotes",
        _ => "whole number: write it without quotes",
    };

    private static string Member(string path, string key) => key.Contains('.')
        ? $"{path}[{key}]"
        : path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Of whatever type the number was read as.</summary>
    private static double? NumberOf(JsonNode? node) =>
        node is null ? null : double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Show(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string Quote(JsonNode? value) => $"'{value}'";

    private void Refuse(string path, RefusalReason reason, string detail) =>
        findings.Add(new(path, reason, detail, true));

    private void Warn(string path, string detail) => findings.Add(new(path, RefusalReason.Malformed, detail, false));
}
