using Clarion.Api.Meta;

namespace Clarion.Api.Coordination;

/// <summary>coordination.k8s.io/v1 Lease.</summary>
public sealed record Lease : IObject
{
    public string ApiVersion { get; init; } = "coordination.k8s.io/v1";

    public string Kind { get; init; } = "Lease";

    public ObjectMeta Metadata { get; init; } = new();

    public LeaseSpec Spec { get; init; } = new();
}
