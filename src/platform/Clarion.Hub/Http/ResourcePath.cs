namespace Clarion.Hub.Http;

/// <summary>A path below /api/VERSION or /apis/GROUP/VERSION, taken apart.</summary>
/// <param name="Group">Empty for core.</param>
/// <param name="Version">For example <c>v1</c>.</param>
/// <param name="Plural">The resource; empty for the group-version itself.</param>
/// <param name="Namespace">Null for none.</param>
/// <param name="Name">Null for the collection.</param>
/// <param name="Subresource">Empty for the object itself.</param>
/// <param name="Rest">What follows the subresource, with its slash; empty for none.</param>
/// <param name="IsWatch">The old form with /watch/ before the resource.</param>
internal sealed record ResourcePath(
    string Group,
    string Version,
    string Plural,
    string? Namespace,
    string? Name,
    string Subresource,
    string Rest,
    bool IsWatch)
{
    // What may follow namespaces/NAME and is about the namespace itself.
    private static readonly string[] OfNamespaces = ["status", "finalize"];

    /// <summary>Takes a path apart; null when it is not of that form.</summary>
    public static ResourcePath? Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.None)[1..];
        return parts switch
        {
            ["api", var version, .. var rest] => Parse("", version, rest),
            ["apis", var group, var version, .. var rest] => Parse(group, version, rest),
            _ => null,
        };
    }

    private static ResourcePath? Parse(string group, string version, string[] parts)
    {
        if (parts is [.., ""])
            parts = parts[..^1];
        if (parts.Contains(""))
            return null;
        var isWatch = parts is ["watch", _, ..];
        if (isWatch)
            parts = parts[1..];
        string? @namespace = null;
        if (parts is ["namespaces", var scope, var first, ..] && !OfNamespaces.Contains(first))
            (@namespace, parts) = (scope, parts[2..]);
        var rest = parts.Length > 3 ? "/" + string.Join('/', parts[3..]) : "";
        return new(
            group, version, parts.ElementAtOrDefault(0) ?? "", @namespace, parts.ElementAtOrDefault(1),
            parts.ElementAtOrDefault(2) ?? "", rest, isWatch);
    }
}
