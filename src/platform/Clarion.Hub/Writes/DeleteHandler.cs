using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Reads;
using Clarion.Hub.Selectors;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>Answers DELETE of an object and of a list.</summary>
internal sealed class DeleteHandler(ObjectStore store, ObjectDeleter deleter)
{
    public async Task DeleteAsync(ApiCall call)
    {
        if (!(await DeleteOptions.ReadAsync(call)).Is(out var options, out var failure)
            || !deleter.Delete(call.Kind, call.Namespace, call.Name, options).Is(out var deletion, out failure))
            await Answer.FailureAsync(call.Context, failure);
        else if (!deletion.IsGone || call.Kind == CoreKinds.Service || call.Kind == CoreKinds.Pod)
            await Answer.JsonAsync(call.Context, 200, deletion.Content);
        else
            await Answer.JsonAsync(call.Context, 200, StatusJson.Success(About(call, deletion)));
    }

    public async Task DeleteCollectionAsync(ApiCall call)
    {
        if (!(await DeleteOptions.ReadAsync(call)).Is(out var options, out var failure)
            || !Selector.Parse(
                call.Kind, call.Path.Namespace, call.Query("labelSelector"), call.Query("fieldSelector"))
                .Is(out var selector, out failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        var deleted = deleter.DeleteAll(call.Kind, selector, options);
        await ListWriter.ObjectsAsync(call, new(store.Version, deleted, null, null), isMetadata: false);
    }

    private static FailureDetails About(ApiCall call, Deletion deletion) =>
        new() { Name = call.Name, Group = call.Kind.Group, Kind = call.Kind.Plural, Uid = deletion.Uid };
}
