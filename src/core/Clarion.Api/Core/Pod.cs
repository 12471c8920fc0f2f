using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 Pod.</summary>
public sealed record Pod : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public PodSpec Spec { get; init => field = value ?? new(); } = new();

    public PodStatus Status { get; init => field = value ?? new(); } = new();
}
