using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 Service.</summary>
public sealed record Service : IObject
{
    public ObjectMeta Metadata { get; init; } = new();

    public ServiceSpec Spec { get; init; } = new();

    public ServiceStatus Status { get; init; } = new();
}
