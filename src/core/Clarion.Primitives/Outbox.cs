using System.Runtime.InteropServices;

namespace Clarion.Primitives;

/// <summary>
/// What a core machine wants done, in order. The loop that owns the machine owns the outbox: it passes it in, carries
/// out what it finds, and clears it for the next input.
/// </summary>
public sealed class Outbox<T>
{
    private readonly List<T> items = [];

    /// <summary>What was added since the last <see cref="Clear"/>. Valid until the next change.</summary>
    public ReadOnlySpan<T> Items => CollectionsMarshal.AsSpan(items);

    /// <summary>Number of items.</summary>
    public int Count => items.Count;

    public void Add(T item) => items.Add(item);

    public void Clear() => items.Clear();
}
