using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Patching;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>Answers POST, PUT and PATCH of objects.</summary>
internal sealed class WriteHandler(ObjectWriter writer)
{
    private const string JsonPatchType = "application/json-patch+json";
    private const string MergePatchType = "application/merge-patch+json";
    private const string StrategicType = "application/strategic-merge-patch+json";

    // Server-side apply is not there and is not named: kubectl says then that the server lacks it.
    private static readonly ApiFailure UnknownPatch = ApiFailure.UnsupportedMediaType(
        "415: Unsupported Media Type");

    private static readonly ApiFailure UnknownCustomPatch = ApiFailure.UnsupportedMediaType(
        "the body of the request was in an unknown format - accepted media types include: "
        + $"{JsonPatchType}, {MergePatchType}, application/apply-patch+yaml");

    public async Task CreateAsync(ApiCall call)
    {
        if (!WriteOptions.Parse(call, "CreateOptions").Is(out var options, out var failure)
            || !(await BodyReader.ObjectAsync(call, call.Kind)).Is(out var body, out failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        var target = Target(call, options) with { Duplicates = body.Duplicates };
        await AnswerAsync(call, 201, writer.Create(target, (JsonObject)body.Value!));
    }

    public async Task UpdateAsync(ApiCall call, WrittenPath part)
    {
        if (!WriteOptions.Parse(call, "UpdateOptions").Is(out var options, out var failure)
            || !(await BodyReader.ObjectAsync(call, call.Kind)).Is(out var body, out failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        var target = Target(call, options) with { Part = part, Duplicates = body.Duplicates };
        await AnswerAsync(call, 200, writer.Update(target, (JsonObject)body.Value!));
    }

    public async Task PatchAsync(ApiCall call, WrittenPath part)
    {
        if (PatcherOf(call) is not { } patcher)
        {
            await Answer.FailureAsync(call.Context, call.Kind.IsCustom ? UnknownCustomPatch : UnknownPatch);
            return;
        }

        if (!WriteOptions.Parse(call, "PatchOptions").Is(out var options, out var failure)
            || !(await BodyReader.BytesAsync(call.Context.Request, call.Aborted)).Is(out var bytes, out failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        var patch = BodyParser.Parse(bytes, out var problem);
        if (problem is not null)
        {
            await Answer.FailureAsync(call.Context, ApiFailure.BadRequest($"error decoding patch: {problem}"));
            return;
        }

        var target = Target(call, options) with { Part = part, Duplicates = patch.Duplicates, IsPatch = true };
        await AnswerAsync(call, 200, writer.Patch(target, present => patcher(present, patch.Value)));
    }

    private static WriteTarget Target(ApiCall call, WriteOptions options) =>
        new(call.Kind, call.Namespace, call.Name, options);

    private static Func<JsonObject, JsonNode?, PatchResult>? PatcherOf(ApiCall call) =>
        BodyReader.MediaType(call.Context.Request) switch
        {
            JsonPatchType => JsonPatch.Apply,
            MergePatchType => MergePatch.Apply,
            StrategicType when !call.Kind.IsCustom => (present, patch) =>
                StrategicMergePatch.Apply(call.Kind, present, patch),
            _ => null,
        };

    private static Task AnswerAsync(ApiCall call, int code, Outcome<Written> outcome)
    {
        if (!outcome.Is(out var written, out var failure))
            return Answer.FailureAsync(call.Context, failure);
        if (written.Warnings.Count > 0)
            Answer.Warn(call.Context, written.Warnings);
        return Answer.BytesAsync(call.Context, code, JsonText.Utf8(written.Content));
    }
}
