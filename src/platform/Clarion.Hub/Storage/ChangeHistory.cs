namespace Clarion.Hub.Storage;

/// <summary>The newest changes of one kind, oldest first; what does not fit is forgotten. Not thread-safe.</summary>
/// <param name="floor">The version from which on every change is here.</param>
/// <param name="changesMax">Changes kept.</param>
/// <param name="bytesMax">Bytes of their objects kept; the newest change always stays.</param>
internal sealed class ChangeHistory(long floor, int changesMax, long bytesMax)
{
    private readonly List<Change> changes = [];
    private int start;
    private long bytes;

    /// <summary>Every change after this version is here; states and watches before it are gone.</summary>
    public long Floor { get; private set; } = floor;

    public void Add(Change change)
    {
        changes.Add(change);
        bytes += change.Now.Json.Length;
        while (changes.Count - start > changesMax || (bytes > bytesMax && changes.Count - start > 1))
            ForgetOldest();
    }

    /// <summary>Forgets everything: every state but the present one is gone.</summary>
    public void Forget()
    {
        if (changes.Count > start)
            Floor = changes[^1].Now.ResourceVersion;
        changes.Clear();
        (start, bytes) = (0, 0);
    }

    /// <summary>The changes after a version that is not below the floor, at most so many.</summary>
    public IReadOnlyList<Change> After(long version, int max)
    {
        var first = FirstAfter(version);
        return changes.GetRange(first, Math.Min(max, changes.Count - first));
    }

    private int FirstAfter(long version)
    {
        var (low, high) = (start, changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (changes[middle].Now.ResourceVersion <= version)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void ForgetOldest()
    {
        var oldest = changes[start];
        Floor = oldest.Now.ResourceVersion;
        bytes -= oldest.Now.Json.Length;
        changes[start++] = null!;
        if (start < changes.Count / 2)
            return;
        changes.RemoveRange(0, start);
        start = 0;
    }
}
