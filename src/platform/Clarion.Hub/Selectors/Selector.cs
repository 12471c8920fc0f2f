using System.Text.Json;
using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Selectors;

/// <summary>Which objects of a kind a list, a watch or a deletecollection is about.</summary>
/// <param name="Namespace">Only of this namespace; null for all.</param>
/// <param name="Labels">What their labels must be.</param>
/// <param name="Fields">What their fields must be.</param>
internal sealed record Selector(
    string? Namespace, IReadOnlyList<LabelRequirement> Labels, IReadOnlyList<FieldRequirement> Fields)
{
    private const string NameField = "metadata.name";
    private const string NamespaceField = "metadata.namespace";

    /// <summary>Whether anything but the namespace narrows it.</summary>
    public bool IsNarrow => Labels.Count > 0 || Fields.Count > 0;

    /// <summary>Reads both selectors of a request.</summary>
    /// <param name="kind">The kind as the request names it: its fields are meant.</param>
    /// <param name="namespace">The namespace of the path; null for all.</param>
    /// <param name="labels">The query's labelSelector; empty for none.</param>
    /// <param name="fields">The query's fieldSelector; empty for none.</param>
    public static Outcome<Selector> Parse(HubKind kind, string? @namespace, string labels, string fields)
    {
        var reader = new LabelSelectorReader(labels);
        var byLabels = reader.Read();
        if (reader.Problem is { } problem)
            return ApiFailure.BadRequest($"unable to parse requirement: {problem}");
        var byFields = new List<FieldRequirement>();
        foreach (var term in fields.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (FieldOf(term) is not { } requirement)
                return ApiFailure.BadRequest($"invalid selector: '{term}'; can't understand '{term}'");
            if (Unknown(kind, requirement.Field) is { } unknown)
                return ApiFailure.BadRequest(unknown);
            byFields.Add(requirement);
        }

        return new Selector(@namespace, byLabels, byFields);
    }

    public bool Matches(StoredObject candidate) =>
        (Namespace is null || candidate.Namespace == Namespace)
        && Labels.All(requirement => requirement.Matches(candidate.Metadata.Label(requirement.Key)))
        && (Fields.Count == 0 || MatchesFields(candidate));

    private bool MatchesFields(StoredObject candidate)
    {
        JsonDocument? content = null;
        try
        {
            foreach (var (field, value, isEqual) in Fields)
            {
                var found = field switch
                {
                    NameField => candidate.Name,
                    NamespaceField => candidate.Namespace,
                    _ => SelectableField.Read((content ??= JsonDocument.Parse(candidate.Json)).RootElement, field),
                };
                if (found == value != isEqual)
                    return false;
            }

            return true;
        }
        finally
        {
            content?.Dispose();
        }
    }

    private static FieldRequirement? FieldOf(string term)
    {
        foreach (var (sign, isEqual) in new[] { ("!=", false), ("==", true), ("=", true) })
        {
            var at = term.IndexOf(sign, StringComparison.Ordinal);
            if (at > 0)
                return new(term[..at].Trim(), term[(at + sign.Length)..].Trim(), isEqual);
        }

        return null;
    }

    private static string? Unknown(HubKind kind, string field)
    {
        if (field == NameField || (field == NamespaceField && kind.Namespaced) || kind.SelectableFields.Contains(field))
            return null;
        return kind.SelectableFields.Count > 0 || kind.IsCustom
            ? $"field label not supported: {field}"
            : $"\"{field}\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";
    }
}
