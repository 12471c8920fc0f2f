using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;
using Clarion.Primitives;

namespace Clarion.Verbs.Validate.Schema;

/// <summary>
/// The schemas of the kinds, from the same definitions that are installed on a cluster: <c>deploy/generator</c> makes
/// them from Clarion.Api.
/// </summary>
internal sealed class ObjectSchemas
{
    /// <summary>The group whose kinds are ours.</summary>
    public const string Group = "metallb.io";

    private const string Resource = "Clarion.Verbs.Validate.Definitions.yaml";

    private readonly Dictionary<(string ApiVersion, string Kind), JsonObject> schemas = [];

    /// <summary>Reads them; about 20 ms.</summary>
    public ObjectSchemas()
    {
        using var stream = typeof(ObjectSchemas).Assembly.GetManifestResourceStream(Resource)!;
        var documents = YamlText.ParseAll(new StreamReader(stream).ReadToEnd(), out var error);
        Invariant.Check(error is null, $"the definitions of the kinds cannot be read: {error}");
        foreach (var spec in documents.Select(document => document.Root?["spec"]).OfType<JsonObject>())
        {
            var (group, kind) = ((string)spec["group"]!, (string)spec["names"]!["kind"]!);
            foreach (var version in spec["versions"]!.AsArray())
            {
                schemas.Add(
                    ($"{group}/{(string)version!["name"]!}", kind),
                    version["schema"]!["openAPIV3Schema"]!.AsObject());
            }
        }
    }

    /// <summary>Every schema.</summary>
    public IEnumerable<JsonObject> All => schemas.Values;

    /// <summary>All kinds of ours, each once.</summary>
    public IEnumerable<string> Kinds => schemas.Keys.Select(key => key.Kind).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The schema of a kind; null where it is none of ours.</summary>
    public JsonObject? Find(string apiVersion, string kind) => schemas.GetValueOrDefault((apiVersion, kind));
}
