using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.Events;

/// <summary>Writes one Event at a time: creates it, or counts up the equal one before it.</summary>
internal sealed class EventWriter(KubernetesClient client, EventSource source, TimeProvider time, ILogger logger)
{
    /// <summary>Events remembered for counting; a forgotten one begins a new Event.</summary>
    private const int KnownLimit = 4096;

    /// <summary>
    /// With back-off about half a minute; then the Event is dropped, since the queue behind it grows.
    /// </summary>
    private const int AttemptsMax = 10;

    /// <summary>A name has at most 253 characters; a dot and 16 digits are ours.</summary>
    private const int ObjectNameLimit = 253 - 17;

    private readonly RecentlyUsed<EventContent, (ObjectKey Key, int Count)> known = new(KnownLimit);
    private long lastNumber;
    private ApiErrorReason? lastLoss;

    /// <summary>Writes it, or gives up; with a log line where the last one was written, or failed otherwise.</summary>
    public async Task WriteAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var error = await TryWriteAsync(pending, cancellationToken);
            if (error is null)
            {
                lastLoss = null;
                return;
            }

            if (!error.IsTransient || attempt + 1 >= AttemptsMax)
            {
                if (lastLoss != error.Reason)
                    logger.EventIsLost(pending.What.Reason, pending.What.Involved.Name, error.Message);
                lastLoss = error.Reason;
                return;
            }

            await Task.Delay(Backoff.After(error, attempt, client.Chance.Next()), time, cancellationToken);
        }
    }

    private async Task<ApiError?> TryWriteAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        if (known.TryGet(pending.What, out var before))
        {
            var patch = CountUp(before.Count + 1, pending.At);
            var patched = await client.PatchAsync(Kinds.Event, before.Key, patch, cancellationToken);
            if (patched.IsSuccess)
                known.Set(pending.What, (before.Key, before.Count + 1));
            if (patched.Error?.Reason != ApiErrorReason.NotFound)
                return patched.Error;
            known.Remove(pending.What);
        }

        var created = await client.CreateAsync(Kinds.Event, Build(pending), cancellationToken);
        if (created.TryGet(out var written, out var error))
            known.Set(pending.What, (written.Metadata.Key, 1));
        return error;
    }

    private static Patch CountUp(int count, DateTimeOffset at) => Patch.Merge(new JsonObject
    {
        ["count"] = count,
        ["lastTimestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    });

    private Event Build(PendingEvent pending)
    {
        var (involved, severity, reason, message) = pending.What;
        var inNamespace = string.IsNullOrEmpty(involved.Namespace) ? "default" : involved.Namespace;
        lastNumber = Math.Max(lastNumber + 1, pending.At.UtcTicks);
        var name = involved.Name.Length > ObjectNameLimit ? involved.Name[..ObjectNameLimit] : involved.Name;
        return new()
        {
            Metadata = new() { Namespace = inNamespace, Name = $"{name}.{lastNumber:x16}" },
            InvolvedObject = involved,
            Reason = reason,
            Message = message,
            Type = severity == EventSeverity.Normal ? "Normal" : "Warning",
            Source = source,
            FirstTimestamp = pending.At,
            LastTimestamp = pending.At,
            ReportingComponent = source.Component,
            ReportingInstance = source.Host,
        };
    }
}
