using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 ObjectReference.</summary>
public sealed record ObjectReference
{
    public string? ApiVersion { get; init; }

    public required string Kind { get; init; }

    public string? Namespace { get; init; }

    public required string Name { get; init; }

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    /// <summary>A reference to an object of a known kind.</summary>
    public static ObjectReference To<T>(ObjectKind<T> kind, T target)
        where T : IObject
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(target);
        return new()
        {
            ApiVersion = kind.ApiVersion,
            Kind = kind.Kind,
            Namespace = target.Metadata.Namespace,
            Name = target.Metadata.Name,
            Uid = target.Metadata.Uid,
            ResourceVersion = target.Metadata.ResourceVersion,
        };
    }
}
