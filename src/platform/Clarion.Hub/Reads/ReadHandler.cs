using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Storage;
using Clarion.Hub.Tables;

namespace Clarion.Hub.Reads;

/// <summary>Answers GET of an object and of a list.</summary>
internal sealed class ReadHandler(ObjectStore store, TimeProvider time)
{
    private readonly ListReader lists = new(store, time);

    public async Task GetAsync(ApiCall call)
    {
        if (!AnswerForm.Parse(call).Is(out var form, out var failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        if (await TooNewAsync(call) is { } tooNew)
        {
            await Answer.FailureAsync(call.Context, tooNew);
            return;
        }

        if (store.Find(call.Kind, call.Namespace, call.Name) is not { } found)
            await Answer.FailureAsync(call.Context, ApiFailure.NotFound(call.Kind, call.Name));
        else if (form.Table is { } table)
            await TableAsync(call, found, table);
        else
            await Answer.BytesAsync(call.Context, 200, ObjectForm.Utf8(call.Kind, found, form.IsMetadata));
    }

    public async Task ListAsync(ApiCall call)
    {
        if (!AnswerForm.Parse(call).Is(out var form, out var failure)
            || !ListQuery.Parse(call).Is(out var query, out failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        if (!(await lists.ReadAsync(call.Kind, query, call.Aborted)).Is(out var page, out failure))
        {
            var next = query.Continue is { } token ? token with { Version = ContinueToken.Present } : null;
            await Answer.FailureAsync(call.Context, failure, failure.Code == 410 ? next?.ToString() : null);
        }
        else if (form.Table is { } table)
        {
            await ListWriter.TableAsync(call, page, table, time.GetUtcNow());
        }
        else
        {
            await ListWriter.ObjectsAsync(call, page, form.IsMetadata);
        }
    }

    private async Task<ApiFailure?> TooNewAsync(ApiCall call)
    {
        var text = call.Query("resourceVersion");
        if (text.Length == 0)
            return null;
        if (!ResourceVersions.TryParse(text, out var version))
            return ApiFailure.BadRequest($"invalid resource version: {text}");
        return await VersionWait.ReachedAsync(store, version, time, call.Aborted)
            ? null
            : ApiFailure.VersionTooLarge(version, store.Version);
    }

    private Task TableAsync(ApiCall call, StoredObject found, TableRequest table) =>
        Answer.JsonAsync(call.Context, 200, ServerTable.OfObject(
            call.Kind, ObjectForm.Nodes(call.Kind, found), table, time.GetUtcNow()));
}
