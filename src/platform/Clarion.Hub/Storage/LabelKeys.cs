using System.Collections.Concurrent;

namespace Clarion.Hub.Storage;

/// <summary>Keys of labels, each in memory once however many objects have it.</summary>
internal static class LabelKeys
{
    // Clusters have some dozens; more than these stay with their objects, and go with them.
    private const int KeysMax = 1024;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>The same text, shared where it may be.</summary>
    public static string Of(string key) => Known.TryGetValue(key, out var known) ? known
        : Known.Count < KeysMax ? Known.GetOrAdd(key, key)
        : key;
}
