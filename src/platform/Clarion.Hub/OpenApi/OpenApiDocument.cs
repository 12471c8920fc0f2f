using System.Text.Json.Nodes;
using Clarion.Hub.Discovery;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.OpenApi;

/// <summary>The OpenAPI document of one group and version.</summary>
internal static class OpenApiDocument
{
    public static JsonObject Of(IEnumerable<HubKind> kinds)
    {
        var (paths, schemas) = (new JsonObject(), new JsonObject());
        foreach (var kind in kinds.Where(kind => kind.IsStored))
        {
            paths[PathOf(kind)] = Path(kind);
            var schema = kind.IsCustom ? Custom(kind) : OpenApiSchemas.Of(CoreSchemas.Of(kind), schemas);
            schema["x-kubernetes-group-version-kind"] = new JsonArray(Identity(kind));
            schemas[NameOf(kind)] = schema;
        }

        return new()
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Clarion Hub", ["version"] = DiscoveryDocuments.KubernetesVersion },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private static string NameOf(HubKind kind) => $"{kind.Group}.{kind.Version}.{kind.Kind}".TrimStart('.');

    private static string PathOf(HubKind kind)
    {
        var root = kind.Group.Length == 0 ? $"/api/{kind.ApiVersion}" : $"/apis/{kind.ApiVersion}";
        return root + (kind.Namespaced ? "/namespaces/{namespace}" : "") + $"/{kind.Plural}/{{name}}";
    }

    // kubectl asks of the PATCH whether the server checks fields, and else would do so itself.
    private static JsonObject Path(HubKind kind) => new()
    {
        ["get"] = Operation(kind, "get", []),
        ["patch"] = Operation(kind, "patch", ["dryRun", "fieldManager", "fieldValidation", "force"]),
    };

    private static JsonObject Operation(HubKind kind, string action, string[] parameters) => new()
    {
        ["x-kubernetes-action"] = action,
        ["x-kubernetes-group-version-kind"] = Identity(kind),
        ["parameters"] = new JsonArray([.. parameters.Select(name => new JsonObject
        {
            ["name"] = name,
            ["in"] = "query",
            ["schema"] = new JsonObject { ["type"] = name == "force" ? "boolean" : "string" },
        })]),
        ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
    };

    private static JsonObject Custom(HubKind kind)
    {
        var schema = CustomDefinitions.Of(kind).OpenApi.DeepClone().AsObject();
        schema["properties"]!["metadata"] = new JsonObject { ["type"] = "object" };
        return schema;
    }

    private static JsonObject Identity(HubKind kind) =>
        new() { ["group"] = kind.Group, ["version"] = kind.Version, ["kind"] = kind.Kind };
}
