using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Writes;

/// <summary>Which object a write is about, and how.</summary>
/// <param name="Kind">The kind in the version of the path.</param>
/// <param name="Namespace">Empty for kinds of the cluster.</param>
/// <param name="Name">Empty for a create.</param>
/// <param name="Options">What the query says.</param>
internal sealed record WriteTarget(HubKind Kind, string Namespace, string Name, WriteOptions Options)
{
    /// <summary>Which part of it is written.</summary>
    public WrittenPath Part { get; init; } = WrittenPath.Main;

    /// <summary>Fields that the body names twice.</summary>
    public IReadOnlyList<string> Duplicates { get; init; } = [];

    /// <summary>Whether it is a patch: some refusals are told in other words.</summary>
    public bool IsPatch { get; init; }
}
