using System.Reflection;
using System.Text.Json.Nodes;
using Clarion.Api.Schema;

namespace Clarion.Manifests.Schema;

/// <summary>One CustomResourceDefinition for each kind that Clarion.Api marks, by name.</summary>
internal static class CustomResourceDefinitions
{
    private const string Group = "metallb.io";

    public static IReadOnlyList<JsonObject> All()
    {
        var assembly = typeof(CustomResourceAttribute).Assembly;
        var schemas = new SchemaWriter(Descriptions.Of(assembly));
        return
        [
            .. assembly.GetTypes()
                .Where(type => type.IsDefined(typeof(CustomResourceAttribute)))
                .GroupBy(type => Marking(type).Plural)
                .OrderBy(versions => versions.Key, StringComparer.Ordinal)
                .Select(versions => Definition([.. versions.OrderBy(type => Marking(type).Version)], schemas)),
        ];
    }

    private static JsonObject Definition(Type[] versions, SchemaWriter schemas)
    {
        var marking = Marking(versions[^1]);
        return new()
        {
            ["apiVersion"] = "apiextensions.k8s.io/v1",
            ["kind"] = "CustomResourceDefinition",
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{marking.Plural}.{Group}",
                ["labels"] = new JsonObject { ["app"] = "metallb" },
            },
            ["spec"] = new JsonObject
            {
                ["group"] = Group,
                ["names"] = Names(marking),
                ["scope"] = "Namespaced",
                ["conversion"] = Conversion(versions),
                ["versions"] = new JsonArray([.. versions.Select(type => Version(type, schemas))]),
            },
        };
    }

    private static JsonObject Names(CustomResourceAttribute marking) => new()
    {
        ["kind"] = marking.Kind,
        ["listKind"] = $"{marking.Kind}List",
        ["plural"] = marking.Plural,
        ["singular"] = marking.Kind.ToLowerInvariant(),
    };

    // A definition of several versions that is applied over may have a conversion webhook: kubectl removes only what it
    // once applied, or what is null, and the API server refuses a webhook beside None.
    private static JsonObject Conversion(Type[] versions) => versions.Length == 1
        ? new() { ["strategy"] = "None" }
        : new() { ["strategy"] = "None", ["webhook"] = null };

    private static JsonObject Version(Type type, SchemaWriter schemas)
    {
        var marking = Marking(type);
        var version = new JsonObject
        {
            ["name"] = marking.Version,
            ["served"] = true,
            ["storage"] = marking.DeprecationWarning is null,
        };
        if (marking.DeprecationWarning is { } warning)
            (version["deprecated"], version["deprecationWarning"]) = (true, warning);
        var columns = type.GetCustomAttributes<PrinterColumnAttribute>().OrderBy(column => column.Order).ToList();
        if (columns.Count > 0)
            version["additionalPrinterColumns"] = new JsonArray([.. columns.Select(Column)]);
        version["schema"] = new JsonObject { ["openAPIV3Schema"] = schemas.OfObject(type) };
        version["subresources"] = new JsonObject { ["status"] = new JsonObject() };
        return version;
    }

    private static JsonObject Column(PrinterColumnAttribute column)
    {
        var node = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type,
            ["jsonPath"] = column.JsonPath,
        };
        if (column.Priority > 0)
            node["priority"] = column.Priority;
        return node;
    }

    private static CustomResourceAttribute Marking(Type type) => type.GetCustomAttribute<CustomResourceAttribute>()!;
}
