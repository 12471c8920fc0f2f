using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 Namespace.</summary>
public sealed record Namespace : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
}
