using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas.Rules;

namespace Clarion.Hub.Schemas;

/// <summary>Admission of custom kinds: everything that their definitions say, and nothing else.</summary>
internal sealed class CustomAdmission(HubKind kind)
{
    private readonly SchemaNode schema = CustomDefinitions.Of(kind).Schema;
    private readonly CauseList causes = new();
    private readonly CoreDecoder metadataDecoder = new(kind.Kind);
    private readonly ReportedFields unknown = new();

    public Admitted Create(JsonObject body)
    {
        if (Decode(body) is { } refusal)
            return Admitted.Refused(refusal);
        MetadataRules.PrepareNew(body.Make("metadata"), kind);
        if (kind.HasStatus)
            body.Remove("status");
        return Finish(body, null);
    }

    public Admitted Update(JsonObject stored, JsonObject body, WrittenPath path)
    {
        if (Decode(body) is { } refusal)
            return Admitted.Refused(refusal);
        var metadata = body.Make("metadata");
        MetadataRules.PrepareNext(metadata, stored.Make("metadata"), causes);
        if (path == WrittenPath.Status)
        {
            var next = stored.DeepClone().AsObject();
            next["apiVersion"] = kind.ApiVersion;
            Set(next, "status", body["status"]?.DeepClone());
            Set(next.Make("metadata"), "resourceVersion", metadata["resourceVersion"]?.DeepClone());
            body = next;
        }
        else if (kind.HasStatus)
        {
            Set(body, "status", stored["status"]?.DeepClone());
        }

        return Finish(body, stored);
    }

    private static void Set(JsonObject value, string name, JsonNode? field)
    {
        if (field is null)
            value.Remove(name);
        else
            value[name] = field;
    }

    private Refusal? Decode(JsonObject body)
    {
        if (metadataDecoder.DecodeMetadata(body) is { } problem)
            return Refusal.NotDecodable(kind, problem);
        CustomPruner.Prune(body, schema, "", unknown);
        CustomDefaults.Fill(body, schema);
        return null;
    }

    private Admitted Finish(JsonObject value, JsonObject? stored)
    {
        MetadataRules.Check(value.Make("metadata"), kind, causes);
        new CustomChecker(causes).Check(value, stored, schema, "");
        var refusal = causes.IsEmpty
            ? null
            : Refusal.Invalid(kind, value.Object("metadata").TextOf("name") ?? "", causes.All);
        return new(refusal is null ? value : null, refusal)
        {
            UnknownFields = [.. metadataDecoder.UnknownFields, .. unknown.Names],
        };
    }
}
