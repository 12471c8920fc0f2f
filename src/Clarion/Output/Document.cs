using System.Text.Json.Nodes;

namespace Clarion.Output;

/// <summary>
/// What a verb has to say, written once; <see cref="DocumentWriter"/> makes a table, JSON or YAML of it.
/// </summary>
internal sealed record Document(IReadOnlyList<Section> Sections)
{
    public Document(params Section[] sections)
        : this((IReadOnlyList<Section>)sections)
    {
    }

    /// <summary>An object with a member for each section, also for empty ones: programs need not ask.</summary>
    public JsonObject ToJson()
    {
        var result = new JsonObject();
        foreach (var section in Sections.Where(section => !section.IsForPeopleOnly))
            result[section.Key] = section.ToJson();
        return result;
    }

    /// <summary>What is new since an earlier version; null when nothing is.</summary>
    public Document? ChangedSince(Document? earlier)
    {
        var changed = Sections
            .Select(section => section.ChangedSince(earlier?.Sections.FirstOrDefault(old => old.Key == section.Key)))
            .OfType<Section>()
            .ToList();
        return changed.Count == 0 ? null : new(changed);
    }
}
