using Clarion.Hub.Schemas;

namespace Clarion.Hub.Kinds;

/// <summary>Every kind that the Hub serves.</summary>
internal static class HubKinds
{
    private static readonly Dictionary<(string Group, string Version, string Plural), HubKind> ByPath =
        Everything().ToDictionary(kind => (kind.Group, kind.Version, kind.Plural));

    /// <summary>All of them; of a kind with several versions the preferred one first.</summary>
    public static IReadOnlyList<HubKind> All { get; } = [.. Everything()];

    /// <summary>The kind that a path names, or null.</summary>
    /// <param name="group">Empty for core.</param>
    /// <param name="version">For example <c>v1</c>.</param>
    /// <param name="plural">For example <c>services</c>.</param>
    public static HubKind? Find(string group, string version, string plural) =>
        ByPath.GetValueOrDefault((group, version, plural));

    /// <summary>Whether anything is served under that group and version.</summary>
    public static bool HasVersion(string group, string version) =>
        All.Any(kind => kind.Group == group && kind.Version == version);

    private static IEnumerable<HubKind> Everything() =>
        CoreKinds.All.Concat(CustomDefinitions.All.Select(definition => definition.Kind));
}
