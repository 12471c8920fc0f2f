using System.Runtime.InteropServices;
using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Ipam.Pools;

/// <summary>The pools in force: by name, by address, and by the namespaces that may use them.</summary>
internal sealed class PoolTable
{
    private readonly Dictionary<PoolName, PoolState> byName = [];
    private readonly List<(IpRange Range, PoolState Pool)> byAddress = [];
    private readonly List<PoolState> automatic = [];
    private readonly Dictionary<string, LabelSet> namespaces = new(StringComparer.Ordinal);

    /// <summary>Filled as known namespaces are asked for; emptied when pools or labels change.</summary>
    private readonly Dictionary<string, List<PoolState>> candidates = new(StringComparer.Ordinal);

    private bool isSelective;

    public Configuration Configuration { get; private set; } = Configuration.Empty;

    public IReadOnlyCollection<PoolState> All => byName.Values;

    /// <summary>Takes over other pools; those that did not change keep what is in use of them.</summary>
    /// <returns>The pools that are new, with nothing in use yet.</returns>
    public List<PoolState> Update(Configuration configuration)
    {
        var fresh = new List<PoolState>();
        var before = new Dictionary<PoolName, PoolState>(byName);
        Configuration = configuration;
        byName.Clear();
        byAddress.Clear();
        candidates.Clear();
        foreach (var definition in configuration.Pools)
        {
            if (!before.TryGetValue(definition.Name, out var pool) || !ReferenceEquals(pool.Definition, definition))
                fresh.Add(pool = new(definition));
            byName.Add(pool.Name, pool);
            foreach (var range in definition.Ranges)
                byAddress.Add((range, pool));
        }

        byAddress.Sort((left, right) => left.Range.First.CompareTo(right.Range.First));
        automatic.Clear();
        automatic.AddRange(byName.Values.Where(pool => pool.Definition.AutoAssign));
        automatic.Sort(ComparePreference);
        isSelective = automatic.Exists(pool => pool.Definition.Allocation is { NamespaceSelectors.IsEmpty: false });
        return fresh;
    }

    /// <summary>
    /// Takes over a namespace's labels, null when it is gone; true when that changes who may use a pool, or when they
    /// were not known before.
    /// </summary>
    public bool UpdateNamespace(string name, LabelSet? labels)
    {
        var before = namespaces.GetValueOrDefault(name);
        candidates.Remove(name);
        if (labels is null)
            namespaces.Remove(name);
        else
            namespaces[name] = labels;
        var isChanged = before is null;
        foreach (var pool in byName.Values)
            isChanged |= pool.AllowsNamespace(name, before) != pool.AllowsNamespace(name, labels);
        return isChanged;
    }

    public PoolState? Find(PoolName name) => byName.GetValueOrDefault(name);

    public PoolState? Find(IpAddress address)
    {
        var ranges = CollectionsMarshal.AsSpan(byAddress);
        var low = -1;
        for (var high = ranges.Length - 1; low < high;)
        {
            var middle = (low + high + 1) / 2;
            if (ranges[middle].Range.First <= address)
                low = middle;
            else
                high = middle - 1;
        }

        return low >= 0 && ranges[low].Range.Contains(address) ? ranges[low].Pool : null;
    }

    /// <summary>Whether the address counts as one of a frozen pool.</summary>
    public bool IsFrozen(IpAddress address, PoolName? recordedPool) =>
        !Configuration.FrozenPools.IsEmpty && Configuration.PoolOf(address, recordedPool) is { IsFrozen: true };

    public bool IsFrozen(PoolName name)
    {
        foreach (var pool in Configuration.FrozenPools)
        {
            if (pool.Name == name)
                return true;
        }

        return false;
    }

    public bool Allows(PoolState pool, ServiceRequest request) =>
        AllowsNamespace(pool, request) && pool.AllowsLabels(request);

    public bool AllowsNamespace(PoolState pool, ServiceRequest request) =>
        pool.AllowsNamespace(request.Name.Namespace, namespaces.GetValueOrDefault(request.Name.Namespace));

    /// <summary>
    /// The pools that give addresses to this namespace by themselves, the preferred one first: those with a
    /// serviceAllocation by priority (0 last), then those without; each by name. serviceSelectors are not considered.
    /// None while <see cref="AwaitsLabelsOf"/>: what is chosen then would stay, though another pool is kept for it.
    /// </summary>
    public List<PoolState> CandidatesFor(string name) =>
        candidates.TryGetValue(name, out var found) ? found : FindCandidates(name);

    /// <summary>Whether a pool selects by labels of namespaces, and those of this one are not known.</summary>
    public bool AwaitsLabelsOf(string name) => isSelective && !namespaces.ContainsKey(name);

    private List<PoolState> FindCandidates(string name)
    {
        if (AwaitsLabelsOf(name))
            return [];
        var isKnown = namespaces.TryGetValue(name, out var labels);
        var found = automatic.FindAll(pool => pool.AllowsNamespace(name, labels));
        if (isKnown)
            candidates.Add(name, found);
        return found;
    }

    private static int ComparePreference(PoolState left, PoolState right)
    {
        var byPriority = PreferenceOf(left).CompareTo(PreferenceOf(right));
        return byPriority != 0 ? byPriority : left.Name.CompareTo(right.Name);
    }

    private static (bool IsOpen, bool IsUnset, int Priority) PreferenceOf(PoolState pool)
    {
        var allocation = pool.Definition.Allocation;
        var priority = allocation?.Priority ?? 0;
        return (allocation is null, priority == 0, priority);
    }
}
