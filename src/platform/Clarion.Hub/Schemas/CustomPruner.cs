using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas;

/// <summary>Drops the fields of a custom object that its schema does not know.</summary>
internal static class CustomPruner
{
    /// <summary>Drops them in place.</summary>
    /// <param name="value">Any part of the object.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="dropped">What was dropped is added.</param>
    public static void Prune(JsonNode? value, SchemaNode schema, string path, ReportedFields dropped)
    {
        switch (value)
        {
            case JsonObject map when schema.Type == SchemaType.Map:
                foreach (var (key, entry) in map)
                    Prune(entry, schema.Items!, FieldPath.Field(path, key), dropped);
                break;
            case JsonObject fields:
                Fields(fields, schema, path, dropped);
                break;
            case JsonArray list when schema.Items is { } items:
                for (var i = 0; i < list.Count; i++)
                    Prune(list[i], items, FieldPath.Item(path, i), dropped);
                break;
        }
    }

    private static void Fields(JsonObject fields, SchemaNode schema, string path, ReportedFields dropped)
    {
        List<string> gone = [];
        foreach (var (name, field) in fields)
        {
            if (schema.Fields.TryGetValue(name, out var node))
            {
                // Metadata is not the schema's: CoreDecoder has seen it.
                if (path.Length > 0 || name is not ("metadata" or "apiVersion" or "kind"))
                    Prune(field, node, FieldPath.Field(path, name), dropped);
            }
            else if (!schema.KeepsUnknown)
            {
                gone.Add(name);
                dropped.Add(path, name);
            }
        }

        fields.RemoveAll(gone);
    }
}
