namespace Clarion.Api.Core;

/// <summary>core/v1 Pod <c>status.containerStatuses[].state</c>.</summary>
public sealed record ContainerState
{
    /// <summary>Why it does not run; null when it does.</summary>
    public ContainerWaiting? Waiting { get; init; }
}
