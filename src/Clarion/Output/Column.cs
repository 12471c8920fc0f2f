namespace Clarion.Output;

/// <summary>A column of a table.</summary>
/// <param name="Heading">In capitals, as kubectl has it.</param>
/// <param name="Key">Name of the member in JSON, camelCase.</param>
internal sealed record Column(string Heading, string Key)
{
    /// <summary>Numbers stand at the right of their column.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Only in JSON and YAML: the table says it otherwise, or has no room for it.</summary>
    public bool IsForProgramsOnly { get; init; }
}
