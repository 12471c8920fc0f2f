using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Hub.Schemas.Cel;

namespace Clarion.Hub.Schemas;

/// <summary>
/// Reads the <c>openAPIV3Schema</c> of a CustomResourceDefinition. A word that deploy/generator does not write is not
/// read here; a test says when the two part ways.
/// </summary>
internal static class CustomSchemaReader
{
    /// <summary>The words that are understood; a description is only for people.</summary>
    internal static readonly IReadOnlySet<string> Words = new HashSet<string>(StringComparer.Ordinal)
    {
        "additionalProperties", "default", "description", "enum", "format", "items", "maxItems", "maxLength", "maximum",
        "minItems", "minimum", "properties", "required", "type", "x-kubernetes-list-map-keys", "x-kubernetes-list-type",
        "x-kubernetes-map-type", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations",
    };

    public static SchemaNode Read(JsonObject schema)
    {
        var values = schema["additionalProperties"] as JsonObject;
        return new()
        {
            Type = values is null ? TypeOf(schema) : SchemaType.Map,
            Format = (string?)schema["format"],
            Fields = schema["properties"]?.AsObject().ToDictionary(
                field => field.Key, field => Read(field.Value!.AsObject()), StringComparer.Ordinal) ?? [],
            Items = (values ?? schema["items"] as JsonObject) is { } items ? Read(items) : null,
            Required = Texts(schema["required"]),
            Values = Texts(schema["enum"]),
            Minimum = (decimal?)schema["minimum"],
            Maximum = (decimal?)schema["maximum"],
            ItemsMin = (int?)schema["minItems"],
            ItemsMax = (int?)schema["maxItems"],
            LengthMax = (int?)schema["maxLength"],
            Default = schema["default"],
            KeepsUnknown = (bool?)schema["x-kubernetes-preserve-unknown-fields"] ?? false,
            ItemKeys = Texts(schema["x-kubernetes-list-map-keys"]),
            IsSet = (string?)schema["x-kubernetes-list-type"] == "set",
            Rules = schema["x-kubernetes-validations"] is JsonArray rules
                ? [.. rules.Select(rule => CelRule.Read((string)rule!["rule"]!, (string)rule["message"]!))]
                : [],
        };
    }

    private static SchemaType TypeOf(JsonObject schema) => (string?)schema["type"] switch
    {
        "object" => SchemaType.Object,
        "array" => SchemaType.Array,
        "string" => SchemaType.String,
        "integer" => SchemaType.Integer,
        "number" => SchemaType.Number,
        "boolean" => SchemaType.Boolean,
        var other => throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"a schema of type {other}")),
    };

    private static IReadOnlyList<string> Texts(JsonNode? list) =>
        list is JsonArray array ? [.. array.Select(text => (string)text!)] : [];
}
