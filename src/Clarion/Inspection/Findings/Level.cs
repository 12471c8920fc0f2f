namespace Clarion.Inspection.Findings;

/// <summary>How much a finding matters.</summary>
internal enum Level
{
    /// <summary>Something does not work as somebody asked for: the exit code says so.</summary>
    Problem,

    /// <summary>Everything works, and something should be changed before long.</summary>
    Notice,
}
