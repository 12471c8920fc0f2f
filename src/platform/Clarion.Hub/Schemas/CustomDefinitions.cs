using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas;

/// <summary>
/// The custom kinds, read from the same definitions that are installed on a cluster: <c>deploy/generator</c> writes
/// both from Clarion.Api.
/// </summary>
internal static class CustomDefinitions
{
    private const string Resource = "Clarion.Hub.Schemas.CustomDefinitions.json";

    /// <summary>By plural; of a kind with several versions the stored one first, as discovery lists them.</summary>
    public static IReadOnlyList<CustomDefinition> All { get; } = [.. Read()];

    /// <summary>The definition of a custom kind.</summary>
    public static CustomDefinition Of(HubKind kind) => ByKind[(kind.Plural, kind.Version)];

    private static readonly Dictionary<(string Plural, string Version), CustomDefinition> ByKind =
        All.ToDictionary(definition => (definition.Kind.Plural, definition.Kind.Version));

    private static IEnumerable<CustomDefinition> Read()
    {
        using var stream = typeof(CustomDefinitions).Assembly.GetManifestResourceStream(Resource)!;
        foreach (var definition in JsonNode.Parse(stream)!.AsArray())
        {
            var spec = definition!["spec"]!.AsObject();
            var versions = spec["versions"]!.AsArray().Select(version => version!.AsObject());
            foreach (var version in versions.OrderByDescending(version => (bool)version["storage"]!))
                yield return Read(spec, version);
        }
    }

    private static CustomDefinition Read(JsonObject spec, JsonObject version)
    {
        var names = spec["names"]!;
        var kind = new HubKind(
            (string)spec["group"]!, (string)version["name"]!, (string)names["kind"]!, (string)names["plural"]!)
        {
            ShortNames = Texts(names["shortNames"]),
            Categories = Texts(names["categories"]),
            Namespaced = (string)spec["scope"]! == "Namespaced",
            IsCustom = true,
            // As kube-apiserver orders them for custom kinds: kubectl api-resources -o wide shows it.
            Verbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"],
            HasGeneration = true,
            TakesUnconditionalUpdates = false,
            DeprecationWarning = (string?)version["deprecationWarning"],
            Subresources = version["subresources"]?["status"] is null
                ? []
                : [new HubSubresource("status", ["get", "patch", "update"])],
        };
        var schema = version["schema"]!["openAPIV3Schema"]!.AsObject();
        return new(
            kind,
            schema,
            CustomSchemaReader.Read(schema),
            version["additionalPrinterColumns"]?.AsArray() ?? []);
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) =>
        list is JsonArray array ? [.. array.Select(text => (string)text!)] : [];
}
