using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Watches;

/// <summary>One watch from its first event to its end. Its position in the history is all it keeps.</summary>
internal sealed class WatchStream(
    ObjectStore store, HubKind kind, WatchQuery query, WatchOutput output, TimeProvider time)
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromSeconds(60);

    // A bookmark shortly before the end lets the next watch begin where this one ends.
    private static readonly TimeSpan LastBookmarkBefore = TimeSpan.FromSeconds(2);

    // A client that reads slowly has so much longer to come to the end.
    private static readonly TimeSpan ReadingGrace = TimeSpan.FromSeconds(5);

    private readonly long start = time.GetTimestamp();
    private long position;
    private TimeSpan nextBookmark;

    /// <summary>Runs until its time is over, the client goes, or the history no longer has its place.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var overdue = new CancellationTokenSource(query.Timeout + ReadingGrace, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, overdue.Token);
        try
        {
            await TellAsync(ends.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It has been waiting for a client that does not read: the end of the stream would not be read either.
            output.Abort();
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        nextBookmark = NextBookmark();
        if (!await BeginAsync(cancellationToken))
            return;
        var isFirst = true;
        while (Elapsed < query.Timeout)
        {
            var (floor, changes, version, more) = store.ChangesAfter(kind, position);
            if (changes is null)
            {
                if (isFirst)
                    await ExpireAsync(floor, cancellationToken);
                return;
            }

            isFirst = false;
            await SendAsync(changes, version, cancellationToken);
            if (changes.Count == 0)
                await WaitAsync(more, cancellationToken);
        }
    }

    private TimeSpan Elapsed => time.GetElapsedTime(start);

    /// <summary>Sends what is there at the start and finds the position; false when the watch ends here.</summary>
    private async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        if (query is { IsWatchList: true, Version: { } wanted }
            && !await VersionWait.ReachedAsync(store, wanted, time, cancellationToken))
        {
            output.Error(ApiFailure.VersionTooLarge(wanted, store.Version));
            await output.FlushAsync(cancellationToken);
            return false;
        }

        if (query.HasInitialEvents)
        {
            var state = store.List(kind);
            position = state.Version;
            foreach (var present in state.Objects.Where(query.Selector.Matches))
            {
                output.Object(ChangeType.Added, present);
                if (output.IsFull)
                    await output.FlushAsync(cancellationToken);
            }

            if (query.HasBookmarks)
                output.Bookmark(position, endsInitial: true);
        }
        else
        {
            position = query.Version ?? store.Version;
        }

        await output.FlushAsync(cancellationToken);
        return true;
    }

    private async Task ExpireAsync(long floor, CancellationToken cancellationToken)
    {
        output.Error(ApiFailure.Expired($"too old resource version: {position} ({floor})"));
        await output.FlushAsync(cancellationToken);
    }

    private async Task SendAsync(IReadOnlyList<Change> changes, long version, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            Send(change);
            position = change.Now.ResourceVersion;
            if (output.IsFull)
                await output.FlushAsync(cancellationToken);
        }

        if (changes.Count == 0)
            position = Math.Max(position, version);
        if (query.HasBookmarks && Elapsed >= nextBookmark)
        {
            output.Bookmark(position);
            nextBookmark = NextBookmark();
        }

        await output.FlushAsync(cancellationToken);
    }

    /// <summary>To who selects, an object comes when it begins to match and goes when it ceases to.</summary>
    private void Send(Change change)
    {
        var matched = change.Before is { } before && query.Selector.Matches(before);
        var matches = change.Type != ChangeType.Deleted && query.Selector.Matches(change.Now);
        switch (matched, matches)
        {
            case (false, true):
                output.Object(ChangeType.Added, change.Now);
                break;
            case (true, true):
                output.Object(ChangeType.Modified, change.Now);
                break;
            case (true, false) when change.Type == ChangeType.Deleted:
                output.Object(ChangeType.Deleted, change.Now);
                break;
            case (true, false):
                output.Object(ChangeType.Deleted, change.Before!.At(change.Now.ResourceVersion));
                break;
        }
    }

    private async Task WaitAsync(Task more, CancellationToken cancellationToken)
    {
        var until = query.HasBookmarks && nextBookmark < query.Timeout ? nextBookmark : query.Timeout;
        var left = until - Elapsed;
        if (left <= TimeSpan.Zero)
            return;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(more, Task.Delay(left, time, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private TimeSpan NextBookmark()
    {
        var regular = Elapsed + BookmarkInterval;
        var last = query.Timeout - LastBookmarkBefore;
        return last > Elapsed && last < regular ? last : regular;
    }
}
