namespace Clarion.Hub.Storage;

/// <summary>The objects of one kind in the order of lists, and their newest changes. The store guards it.</summary>
internal sealed class ObjectTable(ChangeHistory history)
{
    private readonly List<StoredObject> objects = [];

    public ChangeHistory History { get; } = history;

    /// <summary>Beats at every change.</summary>
    public Pulse Changed { get; } = new();

    public int Count => objects.Count;

    public StoredObject? Find(string path)
    {
        var index = IndexOf(objects, path);
        return index < 0 ? null : objects[index];
    }

    /// <summary>All objects now.</summary>
    public List<StoredObject> Copy() => [.. objects];

    /// <summary>All objects as they were after a version that is not below the history's floor.</summary>
    public List<StoredObject> CopyAt(long version)
    {
        var copy = Copy();
        var later = History.After(version, int.MaxValue);
        for (var i = later.Count - 1; i >= 0; i--)
            Undo(copy, later[i]);
        return copy;
    }

    public void Apply(Change change)
    {
        var index = IndexOf(objects, change.Now.Path);
        switch (change.Type)
        {
            case ChangeType.Added:
                objects.Insert(~index, change.Now);
                break;
            case ChangeType.Modified:
                objects[index] = change.Now;
                break;
            default:
                objects.RemoveAt(index);
                break;
        }

        History.Add(change);
        Changed.Beat();
    }

    private static void Undo(List<StoredObject> objects, Change change)
    {
        var index = IndexOf(objects, change.Now.Path);
        switch (change.Type)
        {
            case ChangeType.Added:
                objects.RemoveAt(index);
                break;
            case ChangeType.Modified:
                objects[index] = change.Before!;
                break;
            default:
                objects.Insert(~index, change.Before!);
                break;
        }
    }

    /// <summary>Where the path is; else the complement of where it would be.</summary>
    private static int IndexOf(List<StoredObject> objects, string path)
    {
        var (low, high) = (0, objects.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(objects[middle].Path, path);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
