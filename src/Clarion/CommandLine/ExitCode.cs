namespace Clarion.CommandLine;

/// <summary>What the program's exit code says; every verb keeps to it.</summary>
internal static class ExitCode
{
    /// <summary>It worked, and nothing is wrong.</summary>
    public const int Fine = 0;

    /// <summary>It worked, and a problem was found.</summary>
    public const int ProblemFound = 1;

    /// <summary>The command line was wrong; nothing was done.</summary>
    public const int WrongUsage = 2;

    /// <summary>The API server, or whatever was asked, could not be reached.</summary>
    public const int Unreachable = 3;

    /// <summary>It was interrupted before it had an answer: 128 and the number of SIGINT, as shells say it.</summary>
    public const int Interrupted = 130;
}
