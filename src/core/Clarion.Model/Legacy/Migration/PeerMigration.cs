using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy.Migration;

/// <summary>An entry of <c>peers</c> as a BGPPeer, and a Secret for its password.</summary>
internal sealed class PeerMigration(ObjectWriter writer, ObjectNames profiles, RefusalCollector refusals)
{
    private const int UsualPort = 179;
    private const int HighestPort = 16_384;
    private const string UsualHoldTime = "90s";

    private static readonly string[] Fields =
    [
        "my-asn", "peer-asn", "peer-address", "source-address", "peer-port", "hold-time", "keepalive-time",
        "router-id", "node-selectors", "password", "bfd-profile", "ebgp-multihop",
    ];

    /// <param name="entry">The entry.</param>
    /// <param name="field">Its path.</param>
    /// <param name="number">Its position, from 1: peers had no names.</param>
    public List<MigratedObject> Convert(JsonObject entry, string field, int number)
    {
        var before = refusals.Count;
        var reader = new LegacyReader(entry, field, refusals);
        reader.RefuseOtherKeysThan(Fields);
        var comments = new List<string>();
        var spec = new JsonObject
        {
            ["myASN"] = RequiredNumber(reader, entry, "my-asn"),
            ["peerASN"] = RequiredNumber(reader, entry, "peer-asn"),
            ["peerAddress"] = reader.ReadRequiredText("peer-address"),
        };
        PutText(spec, "sourceAddress", reader.ReadOptionalText("source-address"));
        if (reader.ReadNumber("peer-port", 1, HighestPort) is { } port and not UsualPort)
            spec["peerPort"] = port;
        spec["holdTime"] = Duration(reader, "hold-time", comments) ?? UsualHoldTime;
        PutText(spec, "keepaliveTime", Duration(reader, "keepalive-time", comments));
        PutText(spec, "routerID", reader.ReadOptionalText("router-id"));
        if (NodeSelectors(reader) is { Count: > 0 } selectors)
            spec["nodeSelectors"] = selectors;
        if (reader.ReadOptionalText("bfd-profile") is { Length: > 0 } profile)
            spec["bfdProfile"] = profiles.Of(profile);
        if (reader.ReadFlag("ebgp-multihop", false))
            spec["ebgpMultiHop"] = true;

        var name = string.Create(CultureInfo.InvariantCulture, $"peer{number}");
        var secret = Password(reader, spec, name, comments);
        if (refusals.Count > before)
            return [];
        var peer = writer.Write(ObjectWriter.Beta2, "BGPPeer", name, spec, comments);
        return secret is null ? [peer] : [secret, peer];
    }

    private MigratedObject? Password(LegacyReader reader, JsonObject spec, string name, List<string> comments)
    {
        if (reader.ReadOptionalText("password") is not { Length: > 0 } password)
            return null;
        var secret = $"bgp-password-{name}";
        spec["passwordSecret"] = new JsonObject { ["name"] = secret };
        comments.Add($"The password is in Secret '{secret}' now, which fewer people may read than the ConfigMap.");
        return writer.Password(secret, password);
    }

    private long? RequiredNumber(LegacyReader reader, JsonObject entry, string key)
    {
        if (entry[key] is null)
            refusals.Add(reader.FieldOf(key), RefusalReason.Required, $"'{key}' is missing; add the AS number");
        return reader.ReadNumber(key, 1, uint.MaxValue);
    }

    /// <summary>Whole seconds, as the old controllers rounded them.</summary>
    private string? Duration(LegacyReader reader, string key, List<string> comments)
    {
        if (reader.ReadOptionalText(key) is not { Length: > 0 } text)
            return null;
        if (!GoDuration.TryParse(text, out var duration))
        {
            refusals.Add(
                reader.FieldOf(key), RefusalReason.Malformed, $"'{text}' is no duration; write for example 90s");
            return null;
        }

        var seconds = Math.Round(duration.TotalSeconds);
        if (TimeSpan.FromSeconds(seconds) == duration)
            return text;
        comments.Add($"{key} was {text}, which counted as whole seconds.");
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}s");
    }

    private JsonArray NodeSelectors(LegacyReader reader)
    {
        var selectors = new JsonArray();
        foreach (var (mapping, field) in reader.ReadMappings("node-selectors"))
        {
            var selector = new JsonObject();
            var parts = new LegacyReader(mapping, field, refusals);
            parts.RefuseOtherKeysThan("match-labels", "match-expressions");
            if (mapping["match-labels"] is JsonObject labels)
                selector["matchLabels"] = labels.DeepClone();
            var expressions = new JsonArray();
            foreach (var (expression, place) in parts.ReadMappings("match-expressions"))
            {
                new LegacyReader(expression, place, refusals).RefuseOtherKeysThan("key", "operator", "values");
                expressions.Add(expression.DeepClone());
            }

            if (expressions.Count > 0)
                selector["matchExpressions"] = expressions;
            selectors.Add((JsonNode)selector);
        }

        return selectors;
    }

    private static void PutText(JsonObject spec, string field, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            spec[field] = text;
    }
}
