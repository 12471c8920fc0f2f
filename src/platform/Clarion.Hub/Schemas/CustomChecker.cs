using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas;

/// <summary>
/// Checks a custom object against its schema in the API server's order: types and bounds, then lists that are sets or
/// maps, then rules; a breach of a kind that could mislead the rules keeps them from being asked.
/// </summary>
/// <param name="causes">What is wrong is added.</param>
internal sealed class CustomChecker(CauseList causes)
{
    private static readonly string[] Blocking =
    [
        "FieldValueRequired", "FieldValueNotSupported", "FieldValueTooLong", "FieldValueTooMany",
        "FieldValueTypeInvalid",
    ];

    /// <summary>Checks a part of an object.</summary>
    /// <param name="value">The part, with its defaults.</param>
    /// <param name="stored">The same part of the stored object, or null.</param>
    /// <param name="schema">The part's schema.</param>
    /// <param name="path">Where it is.</param>
    public void Check(JsonNode value, JsonNode? stored, SchemaNode schema, string path)
    {
        var before = causes.All.Count;
        Values(value, schema, path);
        Lists(value, schema, path);
        if (!causes.All.Skip(before).Any(cause => Blocking.Contains(cause.Reason)))
            Rules(value, stored, schema, path);
        else if (HasRules(schema))
            causes.Invalid("<nil>", null, "some validation rules were not checked because the object was invalid; "
                + "correct the existing errors to complete validation");
    }

    private void Values(JsonNode value, SchemaNode schema, string path)
    {
        if (!IsOfType(value, schema))
        {
            causes.TypeInvalid(
                path, WordOf(value), $"{path} in body must be of type {WordOf(schema)}: \"{WordOf(value)}\"");
            return;
        }

        switch (value)
        {
            case JsonObject fields:
                Fields(fields, schema, path);
                break;
            case JsonArray list:
                Items(list, schema, path);
                break;
            case JsonValue scalar:
                Scalar(scalar, schema, path);
                break;
        }
    }

    private void Fields(JsonObject fields, SchemaNode schema, string path)
    {
        foreach (var name in schema.Required.Where(name => fields[name] is null))
            causes.Required(FieldPath.Field(path, name));
        foreach (var (name, field) in fields)
        {
            var node = schema.Type == SchemaType.Map ? schema.Items! : schema.Fields.GetValueOrDefault(name);
            var isMetadata = path.Length == 0 && name is "metadata" or "apiVersion" or "kind";
            if (node is not null && field is not null && !isMetadata)
                Values(field, node, FieldPath.Field(path, name));
        }
    }

    private void Items(JsonArray list, SchemaNode schema, string path)
    {
        if (list.Count < schema.ItemsMin)
            causes.Invalid(path, list.Count, Bound(path, "should have at least", schema.ItemsMin.Value) + " items");
        if (list.Count > schema.ItemsMax)
            causes.TooMany(path, list.Count, schema.ItemsMax.Value);
        for (var i = 0; i < list.Count; i++)
        {
            var place = FieldPath.Item(path, i);
            if (list[i] is { } item)
                Values(item, schema.Items!, place);
            else
                causes.TypeInvalid(place, "null", $"{place} in body must be of type {WordOf(schema.Items!)}: \"null\"");
        }
    }

    private void Scalar(JsonValue value, SchemaNode schema, string path)
    {
        if (value.AsText() is { } text)
        {
            if (text.EnumerateRunes().Count() > schema.LengthMax)
                causes.TooLong(path, schema.LengthMax.Value);
            if (schema.Values.Count > 0 && !schema.Values.Contains(text))
                causes.NotSupported(path, value, schema.Values);
            if (schema.Format == "date-time" && !WireTime.IsTime(text))
                causes.Invalid(path, value, $"{path} in body must be of type date-time: {CauseList.Text(value)}");
        }
        else if (Numbers.TryRead(value, out var number))
        {
            if (number < schema.Minimum)
                causes.Invalid(path, value, Bound(path, "should be greater than or equal to", schema.Minimum.Value));
            if (number > schema.Maximum)
                causes.Invalid(path, value, Bound(path, "should be less than or equal to", schema.Maximum.Value));
        }
    }

    private void Lists(JsonNode? value, SchemaNode schema, string path)
    {
        if (value is JsonObject fields)
        {
            foreach (var (name, field) in fields)
            {
                if ((schema.Type == SchemaType.Map ? schema.Items : schema.Fields.GetValueOrDefault(name)) is { } node)
                    Lists(field, node, FieldPath.Field(path, name));
            }
        }
        else if (value is JsonArray list && schema.Items is { } items)
        {
            HashSet<string> seen = [];
            for (var i = 0; i < list.Count; i++)
            {
                Lists(list[i], items, FieldPath.Item(path, i));
                if (IdentityOf(list[i], schema) is { } identity && !seen.Add(CauseList.Text(identity)))
                    causes.Duplicate(FieldPath.Item(path, i), identity);
            }
        }
    }

    private static JsonNode? IdentityOf(JsonNode? item, SchemaNode schema)
    {
        if (schema.IsSet)
            return item;
        return schema.ItemKeys.Count > 0 && item is JsonObject value
            ? new JsonObject(schema.ItemKeys.Select(key => KeyValuePair.Create(key, value[key]?.DeepClone())))
            : null;
    }

    private void Rules(JsonNode value, JsonNode? stored, SchemaNode schema, string path)
    {
        foreach (var rule in schema.Rules.Where(rule => !rule.Holds(value, stored)))
        {
            if (value is JsonObject or JsonArray)
                causes.InvalidWithoutValue(path, rule.Message);
            else
                causes.Invalid(path, value, rule.Message);
        }

        if (value is JsonObject fields)
        {
            foreach (var (name, field) in fields)
            {
                var node = schema.Type == SchemaType.Map ? schema.Items : schema.Fields.GetValueOrDefault(name);
                if (node is not null && field is not null)
                    Rules(field, (stored as JsonObject)?[name], node, FieldPath.Field(path, name));
            }
        }
        else if (value is JsonArray list)
        {
            // Which stored item an item was is not known, as for lists that are no maps on the API server.
            for (var i = 0; i < list.Count; i++)
                Rules(list[i]!, null, schema.Items!, FieldPath.Item(path, i));
        }
    }

    private static bool HasRules(SchemaNode schema) => schema.Rules.Count > 0
        || schema.Fields.Values.Any(HasRules) || (schema.Items is { } items && HasRules(items));

    private static bool IsOfType(JsonNode value, SchemaNode schema) => (schema.Type, value.GetValueKind()) switch
    {
        (SchemaType.Any, _) => true,
        (SchemaType.Object or SchemaType.Map, JsonValueKind.Object) => true,
        (SchemaType.Array, JsonValueKind.Array) => true,
        (SchemaType.String, JsonValueKind.String) => true,
        (SchemaType.Boolean, JsonValueKind.True or JsonValueKind.False) => true,
        (SchemaType.Number, JsonValueKind.Number) => true,
        (SchemaType.Integer, JsonValueKind.Number) => Numbers.TryReadWhole(value.AsValue(), out _),
        (SchemaType.IntegerOrString, JsonValueKind.String) => true,
        (SchemaType.IntegerOrString, JsonValueKind.Number) => Numbers.TryReadWhole(value.AsValue(), out _),
        _ => false,
    };

    private static string WordOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => Numbers.TryReadWhole(value.AsValue(), out _) ? "integer" : "number",
        _ => "boolean",
    };

    private static string WordOf(SchemaNode schema) => schema.Type switch
    {
        SchemaType.Object or SchemaType.Map => "object",
        SchemaType.Array => "array",
        SchemaType.Integer => "integer",
        SchemaType.Number => "number",
        SchemaType.Boolean => "boolean",
        _ => "string",
    };

    private static string Bound(string path, string must, decimal bound) =>
        string.Create(CultureInfo.InvariantCulture, $"{path} in body {must} {bound}");
}
