using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.OpenApi;

/// <summary>Core schemas as OpenAPI, with what strategic merge patch needs to know.</summary>
internal static class OpenApiSchemas
{
    /// <summary>A kind's schema; the types that it uses go beside it.</summary>
    /// <param name="node">The kind.</param>
    /// <param name="types">The types of the document, by name; what is missing is added.</param>
    public static JsonObject Of(SchemaNode node, JsonObject types)
    {
        var properties = new JsonObject
        {
            ["apiVersion"] = new JsonObject { ["type"] = "string" },
            ["kind"] = new JsonObject { ["type"] = "string" },
        };
        foreach (var (name, field) in node.Fields)
            properties[name] = Field(field, types);
        return new() { ["type"] = "object", ["properties"] = properties };
    }

    private static JsonObject Field(SchemaNode node, JsonObject types)
    {
        var field = Typed(node, types);
        if (node.Merge is { } merge)
        {
            field["x-kubernetes-patch-strategy"] = "merge";
            if (merge.Key is { } key)
                field["x-kubernetes-patch-merge-key"] = key;
        }

        if (node.ItemKeys.Count > 0)
        {
            field["x-kubernetes-list-type"] = "map";
            field["x-kubernetes-list-map-keys"] = new JsonArray([.. node.ItemKeys.Select(key => (JsonNode)key)]);
        }

        return field;
    }

    private static JsonObject Typed(SchemaNode node, JsonObject types) => node.Type switch
    {
        SchemaType.Object => Reference(node, types),
        SchemaType.Map => new()
        {
            ["type"] = "object",
            ["additionalProperties"] = Typed(node.Items!, types),
        },
        SchemaType.Array => new() { ["type"] = "array", ["items"] = Typed(node.Items!, types) },
        SchemaType.Integer => new() { ["type"] = "integer", ["format"] = node.Format },
        SchemaType.Boolean => new() { ["type"] = "boolean" },
        SchemaType.Number => new() { ["type"] = "number" },
        SchemaType.IntegerOrString => new() { ["x-kubernetes-int-or-string"] = true },
        SchemaType.String => new() { ["type"] = "string" },
        _ => new() { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true },
    };

    private static JsonObject Reference(SchemaNode node, JsonObject types)
    {
        var name = node.Name!;
        if (!types.ContainsKey(name))
        {
            // Before its fields, so that a type may be part of itself.
            types[name] = null;
            var properties = new JsonObject();
            foreach (var (field, schema) in node.Fields)
                properties[field] = Field(schema, types);
            types[name] = new JsonObject { ["type"] = "object", ["properties"] = properties };
        }

        return new() { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/components/schemas/{name}" }) };
    }
}
