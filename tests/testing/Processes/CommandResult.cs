namespace Clarion.Testing.Processes;

/// <summary>How a command ended and what it wrote.</summary>
public sealed record CommandResult(Command Command, int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public override string ToString() => $"{Command}\nended with {ExitCode}\n{Output}{Error}";
}
