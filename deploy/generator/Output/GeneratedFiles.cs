using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Manifests.Schema;
using Clarion.Manifests.Yaml;

namespace Clarion.Manifests.Output;

/// <summary>The files that are made and not written, with what they should hold.</summary>
internal static class GeneratedFiles
{
    private const string VersionMark = "@VERSION@";

    private static readonly JsonSerializerOptions IndentedJson =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Path relative to the root of the checkout, and content.</summary>
    /// <param name="root">The root of the checkout, where the parts are read from.</param>
    public static IReadOnlyDictionary<string, string> All(string root)
    {
        var definitions = Definitions();
        var space = Part(root, "namespace.yaml");
        var roles = Part(root, "controller.yaml") + Part(root, "speaker.yaml");
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["deploy/crds/clarion-crds.yaml"] = Header("src/core/Clarion.Api") + definitions,
            ["src/platform/Clarion.Hub/Schemas/CustomDefinitions.json"] = DefinitionsAsJson(),
            ["deploy/manifests/namespace.yaml"] = Header("deploy/parts") + space,
            ["deploy/manifests/clarion.yaml"] = Header("src/core/Clarion.Api and deploy/parts") + definitions + roles,
            ["deploy/manifests/clarion-native.yaml"] =
                Header("src/core/Clarion.Api and deploy/parts") + space + definitions + roles,
        };
    }

    /// <summary>The version in Directory.Build.props, which the build gave to this program.</summary>
    public static string Version { get; } = typeof(GeneratedFiles).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Header(string source) =>
        $"# Made from {source} by `dotnet run --project deploy/generator`; edit those, not this.\n";

    private static string Definitions()
    {
        var text = new StringBuilder();
        foreach (var definition in CustomResourceDefinitions.All())
            text.Append("---\n").Append(YamlText.Of(definition));
        return text.ToString();
    }

    // The embedded API server reads the same definitions, as JSON: it has no reader of YAML.
    private static string DefinitionsAsJson() =>
        new JsonArray([.. CustomResourceDefinitions.All()]).ToJsonString(IndentedJson) + "\n";

    private static string Part(string root, string name) =>
        File.ReadAllText(Path.Combine(root, "deploy/parts", name))
            .Replace(VersionMark, Version, StringComparison.Ordinal);
}
