using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;
using Clarion.Model.Refusals;

namespace Clarion.Verbs.Validate;

/// <summary>An object in a file.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Lines">Where things stand in it.</param>
/// <param name="Path">Where in its document the object is: empty, or an item of a List.</param>
/// <param name="Json">The object.</param>
internal sealed record SourceObject(string File, YamlLines Lines, string Path, JsonObject Json)
{
    public string ApiVersion => Text(Json["apiVersion"]);

    public string Kind => Text(Json["kind"]);

    /// <summary>Empty when it has none.</summary>
    public string Name => Text((Json["metadata"] as JsonObject)?["name"]);

    /// <summary>Empty when it has none: then the place where it is applied decides.</summary>
    public string Namespace => Text((Json["metadata"] as JsonObject)?["namespace"]);

    /// <summary>KIND/NAME.</summary>
    public string Title => $"{Kind}/{Name}";

    /// <summary>What is wrong with a field.</summary>
    public Finding Refused(string field, RefusalReason reason, string detail) =>
        new(File, Lines.Of(PathOf(field)), Title, field, reason, detail);

    /// <summary>What is to be looked at about a field.</summary>
    public Finding Warned(string field, RefusalReason reason, string detail) =>
        Refused(field, reason, detail) with { IsRefused = false };

    /// <summary>The path within the document.</summary>
    public string PathOf(string field) => (Path.Length, field.Length) switch
    {
        (0, _) => field,
        (_, 0) => Path,
        _ => $"{Path}.{field}",
    };

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
