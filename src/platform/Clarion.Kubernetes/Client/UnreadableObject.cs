using System.Text.Json;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>An object that is JSON but not of the shape of its kind. It is named, and left as it was.</summary>
/// <param name="Key">Which.</param>
/// <param name="ResourceVersion">Its version; empty if it has none.</param>
/// <param name="Problem">What cannot be read.</param>
internal sealed record UnreadableObject(ObjectKey Key, string ResourceVersion, string Problem)
{
    /// <summary>Reads what is needed to name it.</summary>
    /// <param name="reader">At the object's start; left at its end.</param>
    /// <param name="problem">What cannot be read.</param>
    public static UnreadableObject Read(ref Utf8JsonReader reader, string problem)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var metadata = Member(document.RootElement, "metadata");
        return new(
            new(TextOf(metadata, "namespace"), TextOf(metadata, "name")), TextOf(metadata, "resourceVersion"), problem);
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    private static string TextOf(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
