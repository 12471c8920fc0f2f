using System.Text.Json.Nodes;
using Clarion.Api.Core;
using Clarion.Kubernetes.Yaml;
using Clarion.Neighbors.Interfaces;

namespace Clarion.Speaker.Observing;

/// <summary>The ConfigMap <c>metallb-excludel2</c>: interfaces that nothing is announced on.</summary>
internal static class ExclusionReader
{
    private const string DataKey = "excludel2.yaml";
    private const string ListKey = "announcedInterfacesToExclude";

    /// <summary>Reads it. Without the ConfigMap MetalLB's list holds.</summary>
    /// <param name="map">The ConfigMap, or null.</param>
    /// <param name="exclusion">What is excluded; of a list that is refused what can be read, and MetalLB's.</param>
    /// <param name="problem">What is wrong and where, as a sentence.</param>
    public static bool TryRead(ConfigMap? map, out InterfaceExclusion exclusion, out string problem)
    {
        exclusion = InterfaceExclusion.Default;
        problem = "";
        if (map is null)
            return true;
        var place = $"ConfigMap/{map.Metadata.Name} data.{DataKey}";
        if (!YamlText.TryParse(map.Data?.GetValueOrDefault(DataKey) ?? "", out var root, out var error))
            problem = $"{place}: {error}";
        else if (root is not JsonObject || root[ListKey] is not JsonArray list)
            problem = $"{place}: there is no list {ListKey}; write one, or delete the ConfigMap for the usual list";
        else if (!TryReadList(list, out exclusion, out var bad))
            problem = $"{place}: {bad}";
        return problem.Length == 0;
    }

    private static bool TryReadList(JsonArray list, out InterfaceExclusion exclusion, out string problem)
    {
        var texts = list.Where(item => item is JsonValue value && value.TryGetValue<string>(out _)).ToList();
        var isRead = InterfaceExclusion.TryParse(texts.Select(item => (string)item!), out exclusion, out problem);
        if (texts.Count < list.Count)
            (isRead, problem) = (false, $"an entry of {ListKey} is no text; put it into quotes");
        if (!isRead)
            exclusion = exclusion.And(InterfaceExclusion.Default);
        return isRead;
    }
}
