using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Selectors;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Reads;

/// <summary>Finds the objects of a page.</summary>
internal sealed class ListReader(ObjectStore store, TimeProvider time)
{
    private const string TooOld = "The resourceVersion for the provided list is too old.";
    private const string PageTooOld =
        "The provided continue parameter is too old to display a consistent list result. "
        + "You can start a new list without the continue parameter, or use the continue token in this response to "
        + "retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list "
        + "- objects that were created, modified, or deleted between the time the first chunk was returned and now "
        + "may show up in the list.";

    /// <summary>The page; waits a little when the client has heard of a version that is not there yet.</summary>
    public async Task<Outcome<ListPage>> ReadAsync(HubKind kind, ListQuery query, CancellationToken cancellationToken)
    {
        if (query.Version is { } wanted && !await VersionWait.ReachedAsync(store, wanted, time, cancellationToken))
            return ApiFailure.VersionTooLarge(wanted, store.Version);
        if (StateOf(kind, query) is { } state)
            return PageOf(state, query);
        return ApiFailure.Expired(query.Continue is null ? TooOld : PageTooOld);
    }

    private Snapshot? StateOf(HubKind kind, ListQuery query)
    {
        if (query is { IsExact: true, Version: { } exact })
            return store.ListAt(kind, exact);
        if (query.Continue is not { } token || token.Version == ContinueToken.Present)
            return store.List(kind);
        return token.Version > store.Version ? null : store.ListAt(kind, token.Version);
    }

    private static ListPage PageOf(Snapshot state, ListQuery query)
    {
        var page = new List<StoredObject>();
        var (objects, selector) = (state.Objects, query.Selector);
        for (var i = 0; i < objects.Count; i++)
        {
            if (query.Continue is { } token && string.CompareOrdinal(objects[i].Path, token.Start) < 0)
                continue;
            if (!selector.Matches(objects[i]))
                continue;
            if (page.Count == query.Limit && query.Limit > 0)
            {
                var next = ContinueToken.After(state.Version, page[^1]);
                return new(state.Version, page, next, selector.IsNarrow ? null : CountFrom(objects, i, selector));
            }

            page.Add(objects[i]);
        }

        return new(state.Version, page, null, null);
    }

    private static int CountFrom(IReadOnlyList<StoredObject> objects, int first, Selector selector)
    {
        var count = 0;
        for (var i = first; i < objects.Count; i++)
            count += selector.Matches(objects[i]) ? 1 : 0;
        return count;
    }
}
