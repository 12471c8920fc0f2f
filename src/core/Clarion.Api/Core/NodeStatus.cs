using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 Node <c>status</c>.</summary>
public sealed record NodeStatus
{
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
