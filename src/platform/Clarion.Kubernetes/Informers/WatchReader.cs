using System.Buffers;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Clarion.Primitives;

namespace Clarion.Kubernetes.Informers;

/// <summary>Reads one open watch into the cache, until it ends in whatever way.</summary>
internal sealed class WatchReader<T>(ObjectKind<T> kind, Cache<T> cache, InformerHealth health, TimeProvider time)
    where T : class, IObject
{
    /// <summary>An object is at most 1.5 MiB in etcd, and somewhat more as JSON.</summary>
    private const int LineLimitBytes = 8 * 1024 * 1024;

    /// <summary>
    /// A bookmark comes each 60 s even when nothing happens; without one the watch is dead, or from the future.
    /// </summary>
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(90);

    /// <summary>The first complete view streams without pauses.</summary>
    private static readonly TimeSpan SilenceLimitInitially = TimeSpan.FromSeconds(15);

    /// <summary>
    /// An API server cannot be replaced by another one in less without refusing connections meanwhile.
    /// </summary>
    private static readonly TimeSpan SignOfLifeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Where the watch stands: what to resume at.</summary>
    public string ResourceVersion { get; private set; } = "";

    /// <summary>The error that ended the watch, if one did.</summary>
    public ApiError? Error { get; private set; }

    /// <summary>Whether all there was at the beginning has been read.</summary>
    public bool IsPastInitial { get; private set; }

    /// <summary>Reads to the end.</summary>
    /// <param name="watch">The watch; stays the caller's.</param>
    /// <param name="operation">The watch, for messages.</param>
    /// <param name="resumedAt">The version that it resumes at; null when it begins with all objects.</param>
    /// <param name="cancellationToken">Ends it with an exception.</param>
    public async Task<WatchEnd> ReadAsync(
        OpenWatch watch, ApiOperation operation, string? resumedAt, CancellationToken cancellationToken)
    {
        (ResourceVersion, IsPastInitial) = (resumedAt ?? "", resumedAt is not null);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watch.Replaced, cancellationToken);
        var lastLine = Instant.Now(time);
        var isSilent = false;
        try
        {
            while (true)
            {
                var reading = watch.Reader.ReadAsync(either.Token).AsTask();
                while (!await health.Pulse.TickUntilAsync(reading))
                {
                    isSilent = Instant.Now(time) - lastLine > (IsPastInitial ? SilenceLimit : SilenceLimitInitially);
                    if (isSilent)
                        await either.CancelAsync();
                }

                var read = await reading;
                lastLine = Instant.Now(time);
                watch.Connection.Sign(lastLine);
                if (!Consume(read.Buffer, operation, out var rest))
                    return Error is null ? WatchEnd.Lost : WatchEnd.Refused;
                watch.Reader.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted)
                    return rest.IsEmpty ? WatchEnd.Closed : WatchEnd.Interrupted;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return isSilent ? WatchEnd.Lost : Broken(watch);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return Broken(watch);
        }
        finally
        {
            cache.WakeSubscribers();
        }
    }

    private WatchEnd Broken(OpenWatch watch) =>
        Instant.Now(time) - watch.Connection.LastSign < SignOfLifeLimit ? WatchEnd.Interrupted : WatchEnd.Lost;

    /// <summary>Takes in all complete lines.</summary>
    /// <returns>False when the watch cannot go on.</returns>
    private bool Consume(ReadOnlySequence<byte> buffer, ApiOperation operation, out ReadOnlySequence<byte> rest)
    {
        rest = buffer;
        while (rest.PositionOf((byte)'\n') is { } end)
        {
            if (!WatchLine.TryParse(rest.Slice(0, end), kind, operation, out var watchEvent) || !Take(watchEvent))
                return false;
            rest = rest.Slice(rest.GetPosition(1, end));
        }

        cache.WakeSubscribers();
        return rest.Length <= LineLimitBytes;
    }

    private bool Take(in WatchEvent<T> watchEvent)
    {
        if (watchEvent.Error is not null)
        {
            Error = watchEvent.Error;
            return false;
        }

        if (watchEvent.Changed is { } changed)
            cache.Put(changed);
        if (watchEvent.Deleted is { } deleted)
            cache.Remove(deleted.Metadata.Key);
        if (watchEvent is { Unreadable: { } gone, IsDeletion: true })
        {
            cache.Remove(gone.Key);
        }
        else if (watchEvent.Unreadable is { } unreadable)
        {
            cache.Keep(unreadable.Key);
            health.CannotRead(unreadable);
        }

        if (watchEvent.ResourceVersion.Length > 0)
            ResourceVersion = watchEvent.ResourceVersion;
        if (watchEvent.IsInitialEnd && !IsPastInitial)
        {
            cache.EndView();
            health.Works(cache.Store.Count);
            IsPastInitial = true;
        }

        return true;
    }
}
