using System.Text.Json.Nodes;

namespace Clarion.Output;

/// <summary>A part of a <see cref="Document"/>: a member of its JSON, a paragraph of its table form.</summary>
/// <param name="Key">Name of the member in JSON, camelCase.</param>
internal abstract record Section(string Key)
{
    /// <summary>A heading above it; null: none.</summary>
    public string? Title { get; init; }

    /// <summary>Only in JSON and YAML: the table says it otherwise.</summary>
    public bool IsForProgramsOnly { get; init; }

    /// <summary>Only in the table: JSON and YAML say it otherwise.</summary>
    public bool IsForPeopleOnly { get; init; }

    /// <summary>Whether there is anything to show.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>The value of the member.</summary>
    public abstract JsonNode ToJson();

    /// <summary>What of it is new since an earlier version; null when nothing is.</summary>
    public abstract Section? ChangedSince(Section? earlier);
}
