namespace Clarion.Api.Core;

/// <summary>core/v1 Pod <c>status.containerStatuses[].state.waiting</c>.</summary>
public sealed record ContainerWaiting
{
    /// <summary>For example CrashLoopBackOff or ImagePullBackOff.</summary>
    public string? Reason { get; init; }

    public string? Message { get; init; }
}
