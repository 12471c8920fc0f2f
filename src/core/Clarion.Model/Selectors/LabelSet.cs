using System.Collections.Immutable;

namespace Clarion.Model.Selectors;

/// <summary>Labels of an object, compared by content.</summary>
public sealed class LabelSet : IEquatable<LabelSet>
{
    /// <summary>No labels.</summary>
    public static readonly LabelSet Empty = new(ImmutableSortedDictionary<string, string>.Empty);

    private readonly ImmutableSortedDictionary<string, string> labels;

    private LabelSet(ImmutableSortedDictionary<string, string> labels) => this.labels = labels;

    /// <summary>Copies labels; null is none.</summary>
    public static LabelSet Of(IEnumerable<KeyValuePair<string, string>>? labels)
    {
        if (labels is null)
            return Empty;
        var copy = labels.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return copy.IsEmpty ? Empty : new(copy);
    }

    /// <summary>The value of a label, or null.</summary>
    public string? this[string key] => labels.GetValueOrDefault(key);

    /// <summary>Whether the label exists, with whatever value.</summary>
    public bool Has(string key) => labels.ContainsKey(key);

    public bool Equals(LabelSet? other) => other is not null && (ReferenceEquals(this, other)
        || (labels.Count == other.labels.Count && labels.SequenceEqual(other.labels)));

    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    public override int GetHashCode() =>
        labels.Aggregate(labels.Count, (hash, label) => (hash * 31) + label.Key.Length + label.Value.Length);

    /// <summary><c>a=1,b=2</c>, sorted by key.</summary>
    public override string ToString() => string.Join(',', labels.Select(label => $"{label.Key}={label.Value}"));
}
