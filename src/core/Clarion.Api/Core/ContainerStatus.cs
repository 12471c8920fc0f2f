namespace Clarion.Api.Core;

/// <summary>core/v1 Pod <c>status.containerStatuses[]</c>.</summary>
public sealed record ContainerStatus
{
    public int RestartCount { get; init; }

    public ContainerState? State { get; init; }
}
