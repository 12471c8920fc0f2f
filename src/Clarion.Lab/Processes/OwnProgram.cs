namespace Clarion.Lab.Processes;

/// <summary>How this program is started once more: as itself, or by <c>dotnet</c> where that runs it.</summary>
/// <param name="Words">The program, and what comes before a verb.</param>
public sealed record OwnProgram(params IReadOnlyList<string> Words)
{
    /// <summary>The program of this process.</summary>
    public static OwnProgram Find()
    {
        var path = Environment.ProcessPath ?? throw new LabException("this process' program cannot be found");
        return Path.GetFileName(path) == "dotnet"
            ? new(path, Path.Combine(AppContext.BaseDirectory, "clarion.dll"))
            : new OwnProgram(path);
    }
}
