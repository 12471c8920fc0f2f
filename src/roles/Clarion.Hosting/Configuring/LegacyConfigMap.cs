using Clarion.Api.Core;
using Clarion.Kubernetes.Yaml;
using Clarion.Model.Legacy;

namespace Clarion.Hosting.Configuring;

/// <summary>The ConfigMap of MetalLB v0.9 to v0.12, from the API to the model.</summary>
public static class LegacyConfigMap
{
    /// <summary>Its name, in Clarion's own namespace.</summary>
    public const string Name = "config";

    /// <summary>Reads its YAML; what is wrong with that is in the result.</summary>
    public static LegacyDocument Read(ConfigMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var (name, version) = (map.Metadata.Name, map.Metadata.ResourceVersion ?? "");
        return YamlText.TryParse(TextOf(map), out var root, out var error)
            ? new(name, version, root, null)
            : new(name, version, null, error.ToString());
    }

    /// <summary>The YAML; empty where there is none.</summary>
    internal static string TextOf(ConfigMap map) => map.Data?.GetValueOrDefault(LegacyDocument.DataKey) ?? "";
}
