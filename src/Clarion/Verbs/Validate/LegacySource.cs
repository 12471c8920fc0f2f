using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;
using Clarion.Model.Legacy;
using Clarion.Model.Refusals;

namespace Clarion.Verbs.Validate;

/// <summary>A legacy ConfigMap in a file, its text taken out of it.</summary>
/// <param name="Source">The ConfigMap, or the bare text.</param>
/// <param name="Text">The text; null where it is bare.</param>
/// <param name="Inner">Where things stand in the text.</param>
/// <param name="Document">What the roles would read.</param>
internal sealed record LegacySource(SourceObject Source, string? Text, YamlLines Inner, LegacyDocument Document)
{
    private const string MapName = "config";
    private const string TextField = $"data.{LegacyDocument.DataKey}";

    /// <summary>The legacy ConfigMap that an object is; null when it is none.</summary>
    public static LegacySource? Of(SourceObject target)
    {
        if (ManifestReader.IsBareLegacy(target.Json))
            return new(target, null, target.Lines, new(MapName, "", target.Json, null));
        if (target is not { Kind: "ConfigMap", ApiVersion: "v1" }
            || (target.Json["data"] as JsonObject)?[LegacyDocument.DataKey] is not JsonValue value
            || !value.TryGetValue<string>(out var text))
            return null;
        var documents = YamlText.ParseAll(text, out var error);
        JsonNode? root = null;
        if (error is null && !YamlText.TryParse(text, out root, out error))
            root = null;
        var lines = documents is [var first, ..] ? first.Lines : target.Lines;
        return new(target, text, lines, new(target.Name, "", root, error?.ToString()));
    }

    /// <summary>Whether the ConfigMap has the name under which the roles read it.</summary>
    public bool IsRead => Document.Name == MapName;

    /// <summary>What the roles say about it, with its place in the file.</summary>
    public Finding Place(Refusal refusal, bool isRefused)
    {
        var line = Text is null || refusal.Field.StartsWith("data.", StringComparison.Ordinal)
            ? Source.Lines.Of(Source.PathOf(Text is null ? refusal.Field.Replace(TextField, "") : refusal.Field))
            : Source.Lines.BeforeText(Source.PathOf(TextField)) + Inner.Of(refusal.Field);
        return new(
            Source.File, line, $"ConfigMap/{Document.Name}", refusal.Field, refusal.Reason, refusal.Detail)
        {
            IsRefused = isRefused,
        };
    }
}
