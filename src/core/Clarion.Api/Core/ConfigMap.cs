using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 ConfigMap.</summary>
public sealed record ConfigMap : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public IReadOnlyDictionary<string, string>? Data { get; init; }
}
