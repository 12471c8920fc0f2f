using Clarion.Api.Meta;
using Clarion.Model.Refusals;
using Clarion.Model.Selectors;

namespace Clarion.Model.Tracking;

/// <summary>Keeps the objects of one kind, and parses only what changed.</summary>
/// <param name="parse">Reads an object.</param>
/// <param name="specOf">Its spec as JSON: equal ones say the same.</param>
internal sealed class ObjectTracker<TObject, TValue>(
    Func<TObject, Parsed<TValue>> parse, Func<TObject, byte[]> specOf)
    where TObject : IObject
    where TValue : class
{
    private readonly Dictionary<string, TrackedObject<TObject, TValue>> objects = new(StringComparer.Ordinal);

    /// <summary>Oldest first, then by name: of two that exclude each other the later one is refused.</summary>
    public IEnumerable<TrackedObject<TObject, TValue>> ByAge => objects.Values
        .OrderBy(tracked => tracked.Current.Metadata.CreationTimestamp ?? DateTimeOffset.MaxValue)
        .ThenBy(tracked => tracked.Current.Metadata.Name, StringComparer.Ordinal);

    /// <summary>Takes over the present objects; false when nothing changed that matters.</summary>
    public bool Update(IReadOnlyCollection<TObject> present)
    {
        var names = present.Select(item => item.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        var isChanged = false;
        foreach (var name in objects.Keys.Where(name => !names.Contains(name)).ToList())
            isChanged |= objects.Remove(name);
        foreach (var item in present)
            isChanged |= Put(item);
        return isChanged;
    }

    private bool Put(TObject item)
    {
        if (!objects.TryGetValue(item.Metadata.Name, out var tracked)
            || tracked.Current.Metadata.Uid != item.Metadata.Uid)
        {
            objects[item.Metadata.Name] = new(item, parse(item));
            return true;
        }

        var isChanged = !SaysTheSame(tracked.Current, item);
        tracked.Current = item;
        if (isChanged)
            tracked.Parsed = parse(item);
        return isChanged;
    }

    /// <summary>
    /// Generation and version do not tell: an API server that was restored from a backup gives them out a second time.
    /// </summary>
    private bool SaysTheSame(TObject left, TObject right) =>
        LabelSet.Of(left.Metadata.Labels).Equals(LabelSet.Of(right.Metadata.Labels))
        && specOf(left).AsSpan().SequenceEqual(specOf(right));
}
