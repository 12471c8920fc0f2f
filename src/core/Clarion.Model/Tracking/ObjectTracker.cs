using Clarion.Api.Meta;
using Clarion.Model.Refusals;
using Clarion.Model.Selectors;

namespace Clarion.Model.Tracking;

/// <summary>Keeps the objects of one kind, and parses only what changed.</summary>
internal sealed class ObjectTracker<TObject, TValue>(Func<TObject, Parsed<TValue>> parse)
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
        if (!objects.TryGetValue(item.Metadata.Name, out var tracked))
        {
            objects.Add(item.Metadata.Name, new(item, parse(item)));
            return true;
        }

        var isChanged = !SaysTheSame(tracked.Current.Metadata, item.Metadata);
        tracked.Current = item;
        if (isChanged)
            tracked.Parsed = parse(item);
        return isChanged;
    }

    /// <summary>The generation counts changes of spec, not those of labels; status changes neither.</summary>
    private static bool SaysTheSame(ObjectMeta left, ObjectMeta right) =>
        left.Uid == right.Uid
        && left.Generation == right.Generation
        && (left.Generation is not null || left.ResourceVersion == right.ResourceVersion)
        && LabelSet.Of(left.Labels).Equals(LabelSet.Of(right.Labels));
}
