using Clarion.Hub.Kinds;

namespace Clarion.Hub.Discovery;

/// <summary>The versions of a group, the preferred one first: v1 before v1beta2 before v1beta1.</summary>
internal static class Versions
{
    public static IEnumerable<IGrouping<string, HubKind>> Of(IEnumerable<HubKind> group) => group
        .GroupBy(kind => kind.Version)
        .OrderBy(version => version.Key.Contains("beta", StringComparison.Ordinal))
        .ThenByDescending(version => version.Key, StringComparer.Ordinal);
}
