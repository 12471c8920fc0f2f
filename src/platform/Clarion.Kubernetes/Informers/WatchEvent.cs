using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;

namespace Clarion.Kubernetes.Informers;

/// <summary>One line of a watch. Exactly one of the members that say what it is about is set.</summary>
/// <param name="ResourceVersion">Where the watch stands after it; empty if the line does not say.</param>
internal readonly record struct WatchEvent<T>(string ResourceVersion)
    where T : class, IObject
{
    /// <summary>The object as it is now (ADDED, MODIFIED).</summary>
    public T? Changed { get; init; }

    /// <summary>The object that is gone, or no longer matches (DELETED).</summary>
    public T? Deleted { get; init; }

    /// <summary>An object whose state cannot be read.</summary>
    public UnreadableObject? Unreadable { get; init; }

    /// <summary>Whether the <see cref="Unreadable"/> object is gone: its name is enough to know which.</summary>
    public bool IsDeletion { get; init; }

    /// <summary>The watch ends here (ERROR).</summary>
    public ApiError? Error { get; init; }

    /// <summary>Everything that there was at the beginning has been sent (a BOOKMARK that says so).</summary>
    public bool IsInitialEnd { get; init; }
}
