using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>Namespaces: who holds one back from going stands in its spec, which only .../finalize writes.</summary>
internal sealed class NamespaceRules : KindRules
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    public override void PrepareNew(JsonObject value)
    {
        value.Make("spec")["finalizers"] = new JsonArray("kubernetes");
        value["status"] = new JsonObject { ["phase"] = "Active" };
    }

    public override void PrepareNext(JsonObject value, JsonObject stored) =>
        value["spec"] = stored["spec"]?.DeepClone();

    public override void FillIn(JsonObject value)
    {
        var metadata = value.Make("metadata");
        if (metadata.TextOf("name") is { } name)
            metadata.Make("labels")[NameLabel] = name;
    }
}
