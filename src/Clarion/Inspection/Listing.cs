using Clarion.Kubernetes.Client;

namespace Clarion.Inspection;

/// <summary>All objects of a kind that were asked for, or why they could not be read.</summary>
/// <param name="Items">The objects; empty when they could not be read.</param>
/// <param name="Error">Why not; null when they were read.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Items, ApiError? Error)
{
    /// <summary>Nothing, because nobody asked.</summary>
    public static Listing<T> NotAsked { get; } = new([], null);

    /// <summary>The object that was asked for by name; null when there is none.</summary>
    public T? Single => Items is [var one] ? one : default;

    /// <summary>Whether what is missing in it is missing in the cluster.</summary>
    public bool IsRead => Error is null;
}
