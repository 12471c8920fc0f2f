using Clarion.Api.Meta;

namespace Clarion.Api.Coordination;

/// <summary>coordination.k8s.io/v1 Lease.</summary>
public sealed record Lease : IObject
{
    public string ApiVersion { get; init => field = value ?? "coordination.k8s.io/v1"; } = "coordination.k8s.io/v1";

    public string Kind { get; init => field = value ?? "Lease"; } = "Lease";

    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public LeaseSpec Spec { get; init => field = value ?? new(); } = new();
}
