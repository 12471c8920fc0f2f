using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 Service.</summary>
public sealed record Service : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public ServiceSpec Spec { get; init => field = value ?? new(); } = new();

    public ServiceStatus Status { get; init => field = value ?? new(); } = new();
}
