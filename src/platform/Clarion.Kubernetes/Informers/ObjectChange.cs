using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Informers;

/// <summary>What became of one object since the subscriber last took a change of it.</summary>
/// <param name="Key">Which object.</param>
/// <param name="Before">The state that the subscriber took last; null when it has none.</param>
/// <param name="After">The newest state; null when it was deleted.</param>
public readonly record struct ObjectChange<T>(ObjectKey Key, T? Before, T? After)
    where T : class, IObject;
