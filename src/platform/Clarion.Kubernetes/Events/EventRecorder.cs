using System.Text;
using System.Threading.Channels;
using Clarion.Api.Core;
using Clarion.Kubernetes.Client;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.Events;

/// <summary>
/// Writes Events about objects. Give it transitions only. Equal ones become one Event with a count, each object has a
/// budget, and the queue is bounded: it drops rather than holds up its caller.
/// </summary>
public sealed class EventRecorder
{
    /// <summary>A transition of each of a thousand Services, while the API server does not answer.</summary>
    public const int QueueLimit = 1000;

    /// <summary>By Kubernetes' convention.</summary>
    public const int MessageLimitBytes = 1024;

    private static readonly TimeSpan DrainPause = TimeSpan.FromMilliseconds(20);

    private readonly Channel<PendingEvent> queue = Channel.CreateBounded<PendingEvent>(
        new BoundedChannelOptions(QueueLimit) { SingleReader = true });

    private readonly EventBudget budget;
    private readonly EventWriter writer;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private long dropped;
    private int unwritten;

    /// <param name="client">Where to write.</param>
    /// <param name="source">Who says it: for example component <c>metallb-controller</c>, and the node.</param>
    /// <param name="time">Time.</param>
    /// <param name="logger">For Events that could not be written.</param>
    public EventRecorder(KubernetesClient client, EventSource source, TimeProvider time, ILogger logger)
    {
        (this.time, this.logger) = (time, logger);
        budget = new(time);
        writer = new(client, source, time, logger);
    }

    /// <summary>How many Events were dropped because the queue was full or the object's budget spent.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>Hands over one Event; returns at once.</summary>
    /// <param name="involved">
    /// The object that it is about; one without namespace gets its Events in <c>default</c>.
    /// </param>
    /// <param name="severity">Normal or Warning.</param>
    /// <param name="reason">A CamelCase word.</param>
    /// <param name="message">A sentence; cut at 1,024 bytes.</param>
    public void Record(ObjectReference involved, EventSeverity severity, string reason, string message)
    {
        var pending = new PendingEvent(new(involved, severity, reason, Cut(message)), time.GetUtcNow());
        Interlocked.Increment(ref unwritten);
        if (queue.Writer.TryWrite(pending))
            return;
        Interlocked.Decrement(ref unwritten);
        if (Interlocked.Increment(ref dropped) == 1)
            logger.EventsAreDropped(QueueLimit);
    }

    /// <summary>Writes what is recorded, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var pending = await queue.Reader.ReadAsync(cancellationToken);
                try
                {
                    await WriteAsync(pending, cancellationToken);
                }
                finally
                {
                    Interlocked.Decrement(ref unwritten);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Waits until everything recorded is written or given up, and no longer than the limit.</summary>
    public async Task DrainAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var end = Instant.Now(time) + limit;
        while (Volatile.Read(ref unwritten) > 0 && Instant.Now(time) < end)
            await Task.Delay(DrainPause, time, cancellationToken);
    }

    private async Task WriteAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        if (budget.TrySpend(pending.What.Involved))
            await writer.WriteAsync(pending, cancellationToken);
        else
            Interlocked.Increment(ref dropped);
    }

    private static string Cut(string message)
    {
        if (Encoding.UTF8.GetByteCount(message) <= MessageLimitBytes)
            return message;
        var kept = 0;
        var bytes = 0;
        foreach (var rune in message.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MessageLimitBytes - 3)
                break;
            kept += rune.Utf16SequenceLength;
        }

        return message[..kept] + "…";
    }
}
