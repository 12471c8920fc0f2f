using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 Node.</summary>
public sealed record Node : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public NodeStatus Status { get; init => field = value ?? new(); } = new();
}
