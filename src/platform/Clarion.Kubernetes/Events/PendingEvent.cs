namespace Clarion.Kubernetes.Events;

/// <summary>An Event that is to be written.</summary>
/// <param name="What">What it says.</param>
/// <param name="At">When it happened.</param>
internal sealed record PendingEvent(EventContent What, DateTimeOffset At);
