namespace Clarion.Output;

/// <summary>The forms in which a verb answers (<c>-o</c>).</summary>
internal enum OutputForm
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: one JSON object.</summary>
    Json,

    /// <summary>The same as YAML.</summary>
    Yaml,
}
