using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas.Rules;

namespace Clarion.Hub.Schemas;

/// <summary>Admission of Kubernetes' own kinds: one type per kind says what is special about it.</summary>
internal sealed class CoreAdmission(HubKind kind)
{
    private readonly CauseList causes = new();
    private readonly CoreDecoder decoder = new(kind.Kind);
    private readonly KindRules rules = KindRules.Of(kind);

    public Admitted Create(JsonObject body)
    {
        if (Decode(body) is { } refusal)
            return Admitted.Refused(refusal);
        MetadataRules.PrepareNew(body.Make("metadata"), kind);
        rules.PrepareNew(body);
        return Finish(body, null);
    }

    public Admitted Update(JsonObject stored, JsonObject body, WrittenPath path)
    {
        if (Decode(body) is { } refusal)
            return Admitted.Refused(refusal);
        var metadata = body.Make("metadata");
        MetadataRules.PrepareNext(metadata, stored.Make("metadata"), causes);
        switch (path)
        {
            case WrittenPath.Main:
                if (kind.HasStatus)
                    body["status"] = stored["status"]?.DeepClone();
                rules.PrepareNext(body, stored);
                break;
            case WrittenPath.Status:
                body = Replaced(stored, body, "status", "metadata");
                break;
            case WrittenPath.Finalize:
                body = Replaced(stored, body, "spec", "metadata");
                break;
        }

        return Finish(body, stored);
    }

    private static JsonObject Replaced(JsonObject stored, JsonObject body, params string[] fields)
    {
        var next = stored.DeepClone().AsObject();
        foreach (var field in fields)
            next[field] = body[field]?.DeepClone();
        return next;
    }

    private Refusal? Decode(JsonObject body) => decoder.Decode(body, CoreSchemas.Of(kind)) is { } problem
        ? Refusal.NotDecodable(kind, problem)
        : null;

    private Admitted Finish(JsonObject value, JsonObject? stored)
    {
        rules.FillIn(value);
        foreach (var empty in value.Where(field => field.Value is null && field.Key is "status" or "spec").ToList())
            value.Remove(empty.Key);
        MetadataRules.Check(value.Make("metadata"), kind, causes);
        rules.Check(value, stored, causes);
        var refusal = causes.IsEmpty
            ? null
            : Refusal.Invalid(kind, value.Object("metadata").TextOf("name") ?? "", causes.All);
        return new(refusal is null ? value : null, refusal)
        {
            UnknownFields = decoder.UnknownFields,
            Warnings = [.. rules.Warnings(value)],
        };
    }
}
