using System.Diagnostics.CodeAnalysis;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Informers;

/// <summary>All objects of an informer at one moment. Immutable.</summary>
public sealed class Store<T>
    where T : class, IObject
{
    internal Store()
    {
    }

    /// <summary>Number of objects.</summary>
    public int Count => throw new NotImplementedException();

    /// <summary>All objects, in no order that means anything.</summary>
    public IEnumerable<T> Objects => throw new NotImplementedException();

    /// <summary>The object of that key.</summary>
    public bool TryGet(ObjectKey key, [NotNullWhen(true)] out T? found) => throw new NotImplementedException();

    /// <summary>The objects that an index has under a value, in the order of their keys; none is an empty list.</summary>
    /// <param name="index">The index' name, as given to <see cref="Informer{T}.AddIndex"/>.</param>
    /// <param name="value">The value.</param>
    public IReadOnlyCollection<T> Find(string index, string value) => throw new NotImplementedException();
}
