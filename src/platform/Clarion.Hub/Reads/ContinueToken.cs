using System.Buffers.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;

namespace Clarion.Hub.Reads;

/// <summary>Where the next page of a list begins.</summary>
/// <param name="Version">The state that all pages show; <see cref="Present"/> for the state at each page.</param>
/// <param name="Start">The first path that may be in it.</param>
internal sealed record ContinueToken(long Version, string Start)
{
    public const long Present = -1;

    private const string ApiVersion = "meta.k8s.io/v1";

    /// <summary>The token after an object.</summary>
    public static ContinueToken After(long version, StoredObject last) => new(version, last.Path + "\0");

    /// <summary>Reads what a client gives back; null when it is none of ours.</summary>
    public static ContinueToken? Parse(string text)
    {
        try
        {
            var json = BodyParser.Parse(Base64Url.DecodeFromChars(text), out _).Value as JsonObject;
            return json is not null && json.TextOrEmpty("v") == ApiVersion && json["rv"] is JsonValue version
                && version.TryGetValue<long>(out var number) && json.TextOrEmpty("start") is { Length: > 0 } start
                ? new(number, start)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public override string ToString() => Base64Url.EncodeToString(
        JsonText.Utf8(new JsonObject { ["v"] = ApiVersion, ["rv"] = Version, ["start"] = Start }));
}
