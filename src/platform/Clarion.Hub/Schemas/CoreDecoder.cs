using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas;

/// <summary>
/// Brings JSON into the form of a core kind as Go's decoder does: unknown fields go, null is absent, and a value of the
/// wrong type is an error in Go's words.
/// </summary>
/// <param name="root">The name of the kind.</param>
internal sealed class CoreDecoder(string root)
{
    private readonly ReportedFields unknown = new();
    private string? problem;

    /// <summary>Fields that were dropped, in order.</summary>
    public IReadOnlyList<string> UnknownFields => unknown.Names;

    /// <summary>Decodes a whole object in place. apiVersion and kind stay as they are.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Decode(JsonObject value, SchemaNode schema)
    {
        Fields(value, schema, "", "", isRoot: true);
        return problem;
    }

    /// <summary>Decodes the metadata of an object of any kind, whose paths then begin with <c>metadata</c>.</summary>
    public string? DecodeMetadata(JsonObject value)
    {
        if (value["metadata"] is not JsonObject metadata)
        {
            if (value["metadata"] is { } other)
                problem = $"json: cannot unmarshal {WordOf(other)} into Go value of type v1.ObjectMeta";
            return problem;
        }

        Fields(metadata, CoreSchemas.ObjectMeta, "metadata", "", isRoot: false);
        return problem;
    }

    private void Fields(JsonObject value, SchemaNode schema, string path, string goPath, bool isRoot)
    {
        List<string> gone = [];
        foreach (var (name, field) in value.ToList())
        {
            if (problem is not null)
                return;
            if (isRoot && name is "apiVersion" or "kind")
                continue;
            if (!schema.Fields.TryGetValue(name, out var node))
            {
                unknown.Add(path, name);
                gone.Add(name);
            }
            else if (field is null)
            {
                gone.Add(name);
            }
            else
            {
                var place = new Place(FieldPath.Field(path, name), FieldPath.Field(goPath, name), schema.Name ?? root);
                Value(field, node, place);
                if (problem is null && WireTime.Normalize(field.AsText(), node.Format) is { } time)
                    value[name] = time;
            }
        }

        value.RemoveAll(gone);
    }

    private void Value(JsonNode value, SchemaNode schema, Place place)
    {
        switch (schema.Type)
        {
            case SchemaType.Object when value is JsonObject fields:
                Fields(fields, schema, place.Path, place.GoPath, isRoot: false);
                break;
            case SchemaType.Map when value is JsonObject map:
                Entries(map, schema.Items!, place);
                break;
            case SchemaType.Array when value is JsonArray list:
                Items(list, schema.Items!, place);
                break;
            case SchemaType.Any:
                break;
            default:
                Scalar(value, schema, place);
                break;
        }
    }

    private void Entries(JsonObject map, SchemaNode values, Place place)
    {
        foreach (var (key, value) in map.ToList())
        {
            // Go reads null into a map as the empty value of its type.
            if (value is null && values.Type == SchemaType.String)
                map[key] = "";
            else if (value is not null && problem is null)
                Value(value, values, place with { Path = FieldPath.Field(place.Path, key) });
        }
    }

    private void Items(JsonArray list, SchemaNode items, Place place)
    {
        for (var i = 0; i < list.Count && problem is null; i++)
        {
            if (list[i] is { } item)
                Value(item, items, place with { Path = FieldPath.Item(place.Path, i) });
            else
                list[i] = items.Type == SchemaType.Object ? new JsonObject() : "";
        }
    }

    private void Scalar(JsonNode value, SchemaNode schema, Place place)
    {
        var kind = value.GetValueKind();
        problem = (schema.Type, kind) switch
        {
            (SchemaType.String, JsonValueKind.String) => FormatProblem(value.GetValue<string>(), schema.Format),
            (SchemaType.Boolean, JsonValueKind.True or JsonValueKind.False) => null,
            (SchemaType.Number, JsonValueKind.Number) => null,
            (SchemaType.Integer, JsonValueKind.Number) => IntegerProblem(value, schema, place),
            (SchemaType.IntegerOrString, JsonValueKind.String) => null,
            (SchemaType.IntegerOrString, JsonValueKind.Number) => IntegerProblem(value, schema, place),
            _ => Mismatch(WordOf(value), schema, place),
        };
    }

    private static string? IntegerProblem(JsonNode value, SchemaNode schema, Place place)
    {
        if (schema.Format == "quantity")
            return null;
        var fits = Numbers.TryReadWhole(value.AsValue(), out var number)
            && (schema.Format == "int64" || number is >= int.MinValue and <= int.MaxValue);
        return fits ? null : Mismatch($"number {value.ToJsonString()}", schema, place);
    }

    private static string Mismatch(string found, SchemaNode schema, Place place) =>
        $"json: cannot unmarshal {found} into Go struct field {place.Struct}.{place.GoPath} of type {GoType(schema)}";

    private static string? FormatProblem(string text, string? format) => format switch
    {
        "byte" => Base64Problem(text),
        "date-time" when text.Length > 0 && !WireTime.IsTime(text) =>
            $"parsing time {CauseList.Text(text)} as \"2006-01-02T15:04:05Z07:00\": "
                + $"cannot parse {CauseList.Text(text)} as \"2006\"",
        "date-time-micro" when text.Length > 0 && !WireTime.IsMicroTime(text) =>
            $"parsing time {CauseList.Text(text)} as \"2006-01-02T15:04:05.000000Z07:00\": "
                + WireTime.MicroTimeProblem(text),
        _ => null,
    };

    private static string? Base64Problem(string text)
    {
        if (Convert.TryFromBase64String(text, new byte[(text.Length * 3 / 4) + 3], out _))
            return null;
        var at = text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/').Count();
        return string.Create(CultureInfo.InvariantCulture, $"illegal base64 data at input byte {at}");
    }

    private static string WordOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "bool",
    };

    private static string GoType(SchemaNode schema) => schema.Type switch
    {
        SchemaType.Object => $"v1.{schema.Name}",
        SchemaType.Array => $"[]{GoType(schema.Items!)}",
        SchemaType.Map => $"map[string]{GoType(schema.Items!)}",
        SchemaType.Boolean => "bool",
        SchemaType.Integer => schema.Format ?? "int64",
        SchemaType.IntegerOrString => "int32",
        SchemaType.Number => "float64",
        _ => "string",
    };

    /// <summary>Where a value is: for people, and as Go names it.</summary>
    private readonly record struct Place(string Path, string GoPath, string Struct);
}
