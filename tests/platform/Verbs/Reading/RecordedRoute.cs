using System.Text.Json.Nodes;

namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>What a path of the API server asks for.</summary>
/// <param name="Resource">Plural, with the subresource behind a slash.</param>
/// <param name="Namespace">Null for all.</param>
/// <param name="Name">Null for a list.</param>
internal sealed record RecordedRoute(string Resource, string? Namespace, string? Name)
{
    public static RecordedRoute Of(string path)
    {
        var parts = path.Trim('/').Split('/');
        if (parts is [var single])
            return new(single, null, null);
        var rest = parts.Skip(parts[0] == "api" ? 2 : 3).ToArray();
        string? space = null;
        if (rest is ["namespaces", var name, _, ..])
            (space, rest) = (name, rest[2..]);
        var subresource = rest.Length > 2 ? $"/{rest[2]}" : "";
        return new(rest[0] + subresource, space, rest.Length > 1 ? rest[1] : null);
    }

    /// <summary>Whether an object is there.</summary>
    public bool Holds(JsonObject one)
    {
        var kind = ((string)one["kind"]!).ToLowerInvariant();
        var plural = kind.EndsWith('s') ? kind + "es" : kind + "s";
        var metadata = one["metadata"];
        return plural == Resource && (Namespace is null || (string?)metadata?["namespace"] == Namespace)
            && (Name is null || (string?)metadata?["name"] == Name);
    }
}
