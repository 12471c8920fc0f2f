namespace Clarion.CommandLine;

/// <summary>An option that may also be set by an environment variable.</summary>
internal interface ISetting
{
    /// <summary>The variable, or null where there is none.</summary>
    string? Variable { get; }
}
