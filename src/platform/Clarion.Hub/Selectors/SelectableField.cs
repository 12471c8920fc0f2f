using System.Text.Json;

namespace Clarion.Hub.Selectors;

/// <summary>The value that a field selector compares.</summary>
internal static class SelectableField
{
    // An Event is stored in the form of the core group: its new names are looked up there under the old ones.
    private static readonly Dictionary<string, string[]> Paths = new()
    {
        ["source"] = ["source", "component"],
        ["reportingController"] = ["reportingComponent"],
        ["regarding"] = ["involvedObject"],
    };

    /// <summary>The field as text; empty when it is not there.</summary>
    /// <param name="content">The object in its stored form.</param>
    /// <param name="field">A path with dots.</param>
    public static string Read(JsonElement content, string field)
    {
        var steps = field.Split('.');
        string[] path = Paths.TryGetValue(steps[0], out var replaced) ? [.. replaced, .. steps[1..]] : steps;
        foreach (var step in path)
        {
            if (content.ValueKind != JsonValueKind.Object || !content.TryGetProperty(step, out content))
                return field is "spec.unschedulable" or "spec.hostNetwork" ? "false" : "";
        }

        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => content.GetRawText(),
            _ => "",
        };
    }
}
