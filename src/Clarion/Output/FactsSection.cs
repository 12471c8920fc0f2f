using System.Text.Json.Nodes;

namespace Clarion.Output;

/// <summary>Values with names, one a line; an object in JSON.</summary>
internal sealed record FactsSection(string Key, IReadOnlyList<Fact> Facts) : Section(Key)
{
    /// <inheritdoc/>
    public override bool IsEmpty => Facts.Count == 0;

    /// <inheritdoc/>
    public override JsonNode ToJson()
    {
        var result = new JsonObject();
        foreach (var fact in Facts)
            result[fact.Key] = fact.Value.Value?.DeepClone();
        return result;
    }

    /// <inheritdoc/>
    public override Section? ChangedSince(Section? earlier)
    {
        var before = (earlier as FactsSection)?.Facts.ToDictionary(fact => fact.Key, fact => fact.Value) ?? [];
        var changed = Facts
            .Where(fact => !before.TryGetValue(fact.Key, out var value) || Differ(fact.Value, value))
            .ToList();
        return changed.Count == 0 ? null : this with { Facts = changed };
    }

    private static bool Differ(Cell now, Cell before) =>
        !now.IsVolatile && (now.Text != before.Text || !JsonNode.DeepEquals(now.Value, before.Value));
}
