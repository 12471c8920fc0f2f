using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Informers;

/// <summary>All objects of an informer at one moment. Immutable.</summary>
public sealed class Store<T>
    where T : class, IObject
{
    private static readonly ImmutableSortedDictionary<ObjectKey, T> None =
        ImmutableSortedDictionary<ObjectKey, T>.Empty;

    private readonly ImmutableDictionary<ObjectKey, T> objects;
    private readonly ImmutableDictionary<string, Func<T, string?>> indexes;
    private readonly ImmutableDictionary<(string Index, string Value), ImmutableSortedDictionary<ObjectKey, T>> indexed;

    private Store(
        ImmutableDictionary<ObjectKey, T> objects,
        ImmutableDictionary<string, Func<T, string?>> indexes,
        ImmutableDictionary<(string Index, string Value), ImmutableSortedDictionary<ObjectKey, T>> indexed)
    {
        this.objects = objects;
        this.indexes = indexes;
        this.indexed = indexed;
    }

    /// <summary>Number of objects.</summary>
    public int Count => objects.Count;

    /// <summary>All objects, in no order that means anything.</summary>
    public IEnumerable<T> Objects => objects.Values;

    /// <summary>A store without objects.</summary>
    internal static Store<T> Empty(ImmutableDictionary<string, Func<T, string?>> indexes) => new(
        ImmutableDictionary<ObjectKey, T>.Empty,
        indexes,
        ImmutableDictionary<(string Index, string Value), ImmutableSortedDictionary<ObjectKey, T>>.Empty);

    /// <summary>The object of that key.</summary>
    public bool TryGet(ObjectKey key, [NotNullWhen(true)] out T? found) => objects.TryGetValue(key, out found);

    /// <summary>
    /// The objects that an index has under a value, in the order of their keys; none is an empty list.
    /// </summary>
    /// <param name="index">The index' name, as given to <see cref="Informer{T}.AddIndex"/>.</param>
    /// <param name="value">The value.</param>
    public IEnumerable<T> Find(string index, string value) => indexed.GetValueOrDefault((index, value), None).Values;

    /// <summary>The store with one object put in, replaced, or taken out.</summary>
    /// <param name="key">Which.</param>
    /// <param name="before">What is there now; null if nothing is.</param>
    /// <param name="after">What is to be there; null for nothing.</param>
    internal Store<T> With(ObjectKey key, T? before, T? after)
    {
        var changed = indexed;
        foreach (var (name, valueOf) in indexes)
        {
            var (from, to) = (before is null ? null : valueOf(before), after is null ? null : valueOf(after));
            if (from is not null && from != to)
                changed = Without(changed, (name, from), key);
            if (to is not null)
                changed = changed.SetItem((name, to), changed.GetValueOrDefault((name, to), None).SetItem(key, after!));
        }

        return new(after is null ? objects.Remove(key) : objects.SetItem(key, after), indexes, changed);
    }

    private static ImmutableDictionary<(string Index, string Value), ImmutableSortedDictionary<ObjectKey, T>> Without(
        ImmutableDictionary<(string Index, string Value), ImmutableSortedDictionary<ObjectKey, T>> indexed,
        (string Index, string Value) at,
        ObjectKey key)
    {
        var rest = indexed[at].Remove(key);
        return rest.IsEmpty ? indexed.Remove(at) : indexed.SetItem(at, rest);
    }
}
