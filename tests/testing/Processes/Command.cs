namespace Clarion.Testing.Processes;

/// <summary>A program to run, its arguments, and how long it may take.</summary>
/// <param name="Program">A path, or a name that is looked up on PATH.</param>
/// <param name="Arguments">Passed as they are: no shell reads them.</param>
public sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Added to what this process has itself.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder it runs in; this process' own when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>What it reads from standard input; nothing when null.</summary>
    public string? Input { get; init; }

    /// <summary>After this it is killed with its children.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A line as a user types it, with a failing part of a pipe counting as a failure.</summary>
    public static Command Bash(string line) => new("bash", "-o", "pipefail", "-c", line);

    /// <summary>Starts it; who starts it ends it, at the latest by disposing.</summary>
    public RunningCommand Start() => new(this);

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="CommandFailedException">It took longer than <see cref="TimeLimit"/>.</exception>
    public async Task<CommandResult> RunAsync(CancellationToken cancellation)
    {
        await using var running = Start();
        return await running.WaitAsync(cancellation);
    }

    /// <summary>Runs it to its end and returns what it wrote to standard output, without the last line break.</summary>
    /// <exception cref="CommandFailedException">It failed, or took too long; says what it wrote.</exception>
    public async Task<string> RunOrThrowAsync(CancellationToken cancellation)
    {
        var result = await RunAsync(cancellation);
        return result.Succeeded ? result.Output.TrimEnd('\n') : throw new CommandFailedException(result.ToString());
    }

    /// <summary>The command line, for people.</summary>
    public override string ToString() =>
        string.Join(' ', Program == "bash" ? Arguments.Skip(Arguments.Count - 1) : Arguments.Prepend(Program));
}
