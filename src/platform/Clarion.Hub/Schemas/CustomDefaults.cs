using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas;

/// <summary>Fills in the defaults of a custom kind. Nothing of ours is nullable, so null is absent.</summary>
internal static class CustomDefaults
{
    /// <summary>Fills them in, in place; a nested default applies where its parent is.</summary>
    public static void Fill(JsonNode? value, SchemaNode schema)
    {
        switch (value)
        {
            case JsonObject map when schema.Type == SchemaType.Map:
                foreach (var (_, entry) in map)
                    Fill(entry, schema.Items!);
                break;
            case JsonObject fields:
                Fields(fields, schema);
                break;
            case JsonArray list when schema.Items is { } items:
                foreach (var item in list)
                    Fill(item, items);
                break;
        }
    }

    private static void Fields(JsonObject fields, SchemaNode schema)
    {
        foreach (var (name, node) in schema.Fields)
        {
            if (fields[name] is null && fields.ContainsKey(name))
                fields.Remove(name);
            if (node.Default is { } fallback && !fields.ContainsKey(name))
                fields[name] = fallback.DeepClone();
            Fill(fields[name], node);
        }
    }
}
