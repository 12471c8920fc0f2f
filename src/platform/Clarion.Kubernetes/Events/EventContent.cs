using Clarion.Api.Core;

namespace Clarion.Kubernetes.Events;

/// <summary>What an Event says; equal ones are counted in one Event.</summary>
internal sealed record EventContent(ObjectReference Involved, EventSeverity Severity, string Reason, string Message)
{
    /// <summary>
    /// Equality leaves out the version of the object: the same thing said of two versions is the same.
    /// </summary>
    public bool Equals(EventContent? other) =>
        other is not null
        && Severity == other.Severity
        && Reason == other.Reason
        && Message == other.Message
        && Involved with { ResourceVersion = null } == other.Involved with { ResourceVersion = null };

    public override int GetHashCode() =>
        (Involved with { ResourceVersion = null }, Severity, Reason, Message).GetHashCode();
}
