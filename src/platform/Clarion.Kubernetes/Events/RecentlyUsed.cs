using System.Diagnostics.CodeAnalysis;

namespace Clarion.Kubernetes.Events;

/// <summary>A dictionary that forgets what was not used for the longest time.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value)> newestFirst = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (!byKey.TryGetValue(key, out var node))
            return false;
        newestFirst.Remove(node);
        newestFirst.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    public void Set(TKey key, TValue value)
    {
        Remove(key);
        byKey[key] = newestFirst.AddFirst((key, value));
        if (byKey.Count > capacity)
            Remove(newestFirst.Last!.Value.Key);
    }

    public void Remove(TKey key)
    {
        if (byKey.Remove(key, out var node))
            newestFirst.Remove(node);
    }
}
