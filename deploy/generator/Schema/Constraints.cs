using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Api.Schema;

namespace Clarion.Manifests.Schema;

/// <summary>The attributes of a property, except its rules, as words of a schema.</summary>
internal static class Constraints
{
    public static void Add(JsonObject schema, PropertyInfo field)
    {
        if (field.GetCustomAttribute<BetweenAttribute>() is { } between)
            Scalars.Bounded(schema, between.Minimum, between.Maximum);
        if (field.GetCustomAttribute<OneOfAttribute>() is { } oneOf)
            schema["enum"] = new JsonArray([.. oneOf.Values.Select(value => JsonValue.Create(value))]);
        if (field.GetCustomAttribute<DefaultAttribute>() is { } standard)
            schema["default"] = JsonSerializer.SerializeToNode(standard.Value);
        if (field.GetCustomAttribute<ItemsAttribute>() is { } items)
            AddItems(schema, items);
        if (field.IsDefined(typeof(KeepsUnknownFieldsAttribute)))
            schema["x-kubernetes-preserve-unknown-fields"] = true;
        AddListType(schema, field);
    }

    private static void AddItems(JsonObject schema, ItemsAttribute items)
    {
        if (items.Minimum > 0)
            schema["minItems"] = items.Minimum;
        schema["maxItems"] = items.Maximum;
        if (items.LengthMax > 0)
            schema["items"]!["maxLength"] = items.LengthMax;
    }

    private static void AddListType(JsonObject schema, PropertyInfo field)
    {
        if (field.IsDefined(typeof(DistinctAttribute)))
            schema["x-kubernetes-list-type"] = "set";
        if (field.IsDefined(typeof(ReplacedWholeAttribute)))
            schema["x-kubernetes-list-type"] = "atomic";
        if (field.GetCustomAttribute<KeyedByAttribute>() is not { } keyed)
            return;
        schema["x-kubernetes-list-type"] = "map";
        schema["x-kubernetes-list-map-keys"] = new JsonArray(JsonValue.Create(keyed.Field));
    }
}
