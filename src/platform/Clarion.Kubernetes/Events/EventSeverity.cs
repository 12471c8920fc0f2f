namespace Clarion.Kubernetes.Events;

/// <summary>The <c>type</c> of an Event.</summary>
public enum EventSeverity
{
    /// <summary>Information.</summary>
    Normal,

    /// <summary>Somebody should look at it.</summary>
    Warning,
}
