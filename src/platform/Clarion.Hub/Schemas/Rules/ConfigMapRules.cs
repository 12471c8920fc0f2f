using System.Text;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>ConfigMaps: keys that can be file names, 1 MiB in all, and data that may be frozen.</summary>
internal sealed class ConfigMapRules : KindRules
{
    /// <summary>Bytes of all data together, of ConfigMaps and Secrets (MaxSecretSize of Kubernetes).</summary>
    public const int DataBytesMax = 1024 * 1024;

    public override void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
        var (texts, bytes) = (value.Object("data"), value.Object("binaryData"));
        CheckKeys(texts, "data", causes);
        CheckKeys(bytes, "binaryData", causes);
        foreach (var (key, _) in (texts ?? []).Where(entry => bytes?.ContainsKey(entry.Key) == true))
            causes.Invalid(FieldPath.Key("data", key), key, "duplicate of key present in binaryData");
        var size = (texts ?? []).Sum(entry => Encoding.UTF8.GetByteCount(entry.Value.AsText() ?? ""))
            + (bytes ?? []).Sum(entry => BytesOf(entry.Value));
        if (size > DataBytesMax)
            causes.TooLong("[]", DataBytesMax);
        CheckFrozen(value, stored, ["data", "binaryData"], causes);
    }

    /// <summary>Checks the keys of data.</summary>
    public static void CheckKeys(JsonObject? data, string path, CauseList causes)
    {
        foreach (var (key, _) in data ?? [])
        {
            foreach (var problem in NameRules.ConfigKey(key))
                causes.Invalid(FieldPath.Key(path, key), key, problem);
        }
    }

    /// <summary>Checks that an object which says it is immutable stays so.</summary>
    public static void CheckFrozen(JsonObject value, JsonObject? stored, string[] fields, CauseList causes)
    {
        if (stored.Flag("immutable") != true)
            return;
        const string frozen = "field is immutable when `immutable` is set";
        if (value.Flag("immutable") != true)
            causes.Forbidden("immutable", frozen);
        foreach (var field in fields.Where(field => !JsonNode.DeepEquals(value[field], stored![field])))
            causes.Forbidden(field, frozen);
    }

    /// <summary>How many bytes a base64 text stands for.</summary>
    public static int BytesOf(JsonNode? text) => text.AsText() is { } encoded
        ? (encoded.Length / 4 * 3) - encoded.AsSpan().Count('=')
        : 0;
}
