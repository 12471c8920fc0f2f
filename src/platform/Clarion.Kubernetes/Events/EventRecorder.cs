using Clarion.Api.Core;
using Clarion.Kubernetes.Client;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.Events;

/// <summary>
/// Writes Events about objects. Give it transitions only. Equal ones become one Event with a count, each object has a
/// budget, and the queue is bounded: it drops rather than holds up its caller.
/// </summary>
public sealed class EventRecorder
{
    /// <param name="client">Where to write.</param>
    /// <param name="source">Who says it: for example component <c>metallb-controller</c>, and the node.</param>
    /// <param name="time">Time.</param>
    /// <param name="logger">For Events that could not be written.</param>
    public EventRecorder(KubernetesClient client, EventSource source, TimeProvider time, ILogger logger) =>
        throw new NotImplementedException();

    /// <summary>Hands over one Event; returns at once.</summary>
    /// <param name="involved">The object that it is about; one without namespace gets its Events in <c>default</c>.</param>
    /// <param name="severity">Normal or Warning.</param>
    /// <param name="reason">A CamelCase word.</param>
    /// <param name="message">A sentence; cut at 1,024 bytes.</param>
    public void Record(ObjectReference involved, EventSeverity severity, string reason, string message) =>
        throw new NotImplementedException();

    /// <summary>Writes what is recorded, until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
