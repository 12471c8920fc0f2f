using System.Text;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>Secrets: bytes as base64, which stringData spares the writer.</summary>
internal sealed class SecretRules : KindRules
{
    public override void FillIn(JsonObject value)
    {
        if (value.Object("stringData") is { } texts)
        {
            foreach (var (key, text) in texts)
                value.Make("data")[key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text.AsText() ?? ""));
        }

        value.Remove("stringData");
        value.Fill("type", "Opaque");
    }

    public override void PrepareNext(JsonObject value, JsonObject stored)
    {
        if (value.TextOf("type") is null)
            value["type"] = stored["type"]?.DeepClone();
    }

    public override void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
        var data = value.Object("data");
        ConfigMapRules.CheckKeys(data, "data", causes);
        if ((data ?? []).Sum(entry => ConfigMapRules.BytesOf(entry.Value)) > ConfigMapRules.DataBytesMax)
            causes.TooLong("data", ConfigMapRules.DataBytesMax);
        if (value.TextOf("type") == "kubernetes.io/tls")
        {
            foreach (var key in ((string[])["tls.crt", "tls.key"]).Where(key => data?.ContainsKey(key) != true))
                causes.Required(FieldPath.Key("data", key));
        }

        if (stored is not null && stored.TextOf("type") != value.TextOf("type"))
            causes.Invalid("type", value["type"], "field is immutable");
        ConfigMapRules.CheckFrozen(value, stored, ["data"], causes);
    }
}
