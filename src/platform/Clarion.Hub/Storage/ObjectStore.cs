using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Storage;

/// <summary>
/// All objects in memory, under one sequence of resource versions. Safe to use from any thread; who reads, decides and
/// writes does so within <see cref="EnterWrite"/>, so that nothing changes in between.
/// </summary>
internal sealed class ObjectStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ObjectTable> tables = [];
    private readonly Pulse anyChange = new();
    private readonly long firstVersion;
    private long version;

    /// <param name="firstVersion">Where versions begin: states before it never were.</param>
    public ObjectStore(long firstVersion) => (this.firstVersion, version) = (firstVersion, firstVersion);

    /// <summary>The version of the newest write.</summary>
    public long Version
    {
        get
        {
            lock (gate)
                return version;
        }
    }

    /// <summary>Makes the caller the only writer until the scope is disposed of; never across an await.</summary>
    public Lock.Scope EnterWrite() => gate.EnterScope();

    public StoredObject? Find(HubKind kind, string @namespace, string name)
    {
        lock (gate)
            return TableOf(kind).Find($"{@namespace}/{name}");
    }

    /// <summary>All objects of a kind now.</summary>
    public Snapshot List(HubKind kind)
    {
        lock (gate)
            return new(version, TableOf(kind).Copy());
    }

    /// <summary>All objects of a kind as they were at a version not in the future; null when forgotten.</summary>
    public Snapshot? ListAt(HubKind kind, long atVersion)
    {
        lock (gate)
        {
            var table = TableOf(kind);
            return atVersion < table.History.Floor ? null : new(atVersion, table.CopyAt(atVersion));
        }
    }

    /// <summary>What happened to a kind after a version.</summary>
    public ChangesAfter ChangesAfter(HubKind kind, long afterVersion)
    {
        lock (gate)
        {
            var table = TableOf(kind);
            if (afterVersion < table.History.Floor)
                return new(table.History.Floor, null, version, table.Changed.Next);
            var changes = table.History.After(afterVersion, HubLimits.WatchBatchMax);
            var more = changes.Count > 0 ? Task.CompletedTask : table.Changed.Next;
            return new(table.History.Floor, changes, version, more);
        }
    }

    /// <summary>The present version, and what ends when there is a newer one.</summary>
    public (long Version, Task Newer) Progress()
    {
        lock (gate)
            return (version, anyChange.Next);
    }

    /// <summary>Writes an object, which replaces the one of the same name.</summary>
    /// <param name="kind">The kind in whose form the content is.</param>
    /// <param name="content">The whole object; gets its resource version.</param>
    public StoredObject Put(HubKind kind, JsonObject content)
    {
        lock (gate)
        {
            var now = StoredObject.Of(kind, content, version + 1);
            var table = TableOf(kind);
            var before = table.Find(now.Path);
            Commit(table, new(before is null ? ChangeType.Added : ChangeType.Modified, now, before));
            return now;
        }
    }

    /// <summary>Removes an object that is there.</summary>
    /// <param name="last">What watchers see as its last state, at the version of the removal.</param>
    public StoredObject Remove(StoredObject last)
    {
        lock (gate)
        {
            var now = last.At(version + 1);
            var table = TableOf(last.Kind);
            Commit(table, new(ChangeType.Deleted, now, table.Find(last.Path)));
            return now;
        }
    }

    /// <summary>Forgets all states but the present one: older watches and pages have to start over.</summary>
    public void Compact()
    {
        lock (gate)
        {
            foreach (var table in tables.Values)
                table.History.Forget();
        }
    }

    private void Commit(ObjectTable table, Change change)
    {
        version = change.Now.ResourceVersion;
        table.Apply(change);
        anyChange.Beat();
    }

    private ObjectTable TableOf(HubKind kind)
    {
        if (tables.TryGetValue(kind.StoredAs, out var table))
            return table;
        table = new(new(firstVersion, HubLimits.HistoryChangesMax, HubLimits.HistoryBytesMax));
        tables.Add(kind.StoredAs, table);
        return table;
    }
}
