using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Manifests.Schema;

/// <summary>C# records to structural OpenAPI v3 schemas, as apiextensions.k8s.io/v1 asks for them.</summary>
internal sealed class SchemaWriter(Descriptions descriptions)
{
    /// <summary>The schema of a whole object: apiVersion, kind and metadata are the API server's own.</summary>
    public JsonObject OfObject(Type type)
    {
        var schema = OfRecord(type);
        schema["description"] = descriptions.Of(type);
        var properties = schema["properties"]!.AsObject();
        properties["apiVersion"] = Text("The group and version of this object, for example metallb.io/v1beta1.");
        properties["kind"] = Text("The kind of this object.");
        properties["metadata"] = new JsonObject { ["type"] = "object" };
        return schema;
    }

    private JsonObject OfRecord(Type type)
    {
        var schema = new JsonObject { ["type"] = "object" };
        var properties = new JsonObject();
        var fields = FieldsOf(type);
        foreach (var field in fields)
            properties[FieldName.Of(field)] = OfField(field);
        schema["properties"] = properties;
        var required = fields.Where(field => field.IsDefined(typeof(RequiredAttribute)))
            .Select(field => (JsonNode)FieldName.Of(field)!);
        AddList(schema, "required", required);
        if (type.IsDefined(typeof(ReplacedWholeAttribute)))
            schema["x-kubernetes-map-type"] = "atomic";
        AddRules(schema, type);
        return schema;
    }

    private JsonObject OfField(PropertyInfo field)
    {
        var schema = OfType(field.PropertyType);
        schema["description"] = descriptions.Of(field);
        Constraints.Add(schema, field);
        var ruled = schema["type"]!.GetValue<string>() == "array" ? schema["items"]!.AsObject() : schema;
        AddRules(ruled, field);
        return schema;
    }

    private JsonObject OfType(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(ObjectMeta))
            return new() { ["type"] = "object" };
        if (Scalars.Find(plain) is { } scalar)
            return scalar;
        if (!plain.IsGenericType)
            return OfRecord(plain);
        return plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? new() { ["type"] = "array", ["items"] = OfType(plain.GenericTypeArguments[0]) }
            : new() { ["type"] = "object", ["additionalProperties"] = OfType(plain.GenericTypeArguments[1]) };
    }

    private static PropertyInfo[] FieldsOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(field => !field.IsDefined(typeof(JsonIgnoreAttribute)))
            .Where(field => !IsOfTheApiServer(type, field))
            .OrderBy(FieldName.Of, StringComparer.Ordinal),
    ];

    private static bool IsOfTheApiServer(Type type, PropertyInfo field) =>
        typeof(IObject).IsAssignableFrom(type) && field.Name is "ApiVersion" or "Kind" or "Metadata";

    private static void AddRules(JsonObject schema, MemberInfo member)
    {
        var rules = member.GetCustomAttributes<RuleAttribute>()
            .OrderBy(rule => rule.Order)
            .Select(rule => new JsonObject { ["rule"] = rule.Expression, ["message"] = rule.Message });
        AddList(schema, "x-kubernetes-validations", rules);
    }

    private static void AddList(JsonObject schema, string name, IEnumerable<JsonNode> values)
    {
        var list = new JsonArray([.. values]);
        if (list.Count > 0)
            schema[name] = list;
    }

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
