using System.Globalization;
using System.Text.RegularExpressions;
using Clarion.Lab.Networks;
using Clarion.Linux.Processes;
using Clarion.Testing.Processes;
using Clarion.Testing.Sources;
using Clarion.Testing.Waiting;

namespace Clarion.Tests.Lab.Lab;

/// <summary>The program itself, as a user starts it.</summary>
internal static partial class LabProgram
{
    private const string Folder = "/run/clarion-lab";

    /// <summary>More than a lab takes to begin, also with others beside it on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly Lazy<Task> Swept = new(SweepAsync);
    private static int last;

    /// <summary>A name that no other lab has. What crashed runs have left is removed first.</summary>
    public static async Task<string> NewNameAsync()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Skip("needs root, for network namespaces");
        await Swept.Value;
        return string.Create(
            CultureInfo.InvariantCulture, $"t{Environment.ProcessId}x{Interlocked.Increment(ref last)}");
    }

    /// <summary>
    /// A lab's program, with the words after <c>clarion lab</c>. What a terminal sends ends it also where the tests
    /// themselves ignore that (nohup, a job of a script).
    /// </summary>
    public static Command Command(string name, params IEnumerable<string> words) =>
        new("env", ["--default-signal=HUP,INT", SourceTree.Program, "lab", .. words, "--name", name])
        {
            TimeLimit = TimeSpan.FromMinutes(3),
        };

    /// <summary>Runs a verb on a lab.</summary>
    public static Task<CommandResult> RunAsync(string name, params IEnumerable<string> words) =>
        Command(name, words).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>What there is of a lab on this machine; empty when nothing is left.</summary>
    public static async Task<string> TracesAsync(string name)
    {
        var namespaces = Namespaces.Find($"clarion-lab-{name}-");
        string[] paths = [$"{Folder}/{name}", $"{Folder}/{name}.lock"];
        var (_, processes) = await Tool.TryRunAsync(["pgrep", "-f", Processes(name)]);
        return string.Join('\n', namespaces.Concat(paths.Where(Path.Exists)).Append(processes)).Trim();
    }

    /// <summary>Ends a lab, and what would remove what it leaves.</summary>
    public static async Task LeaveRemainsAsync(string name)
    {
        await using var lab = await StayAsync(name);
        await Tool.RunAsync(["pkill", "-KILL", "-f", $"lab sweep --name {name}$"]);
        ProcessSignal.Kill(lab.Id);
        await lab.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a lab that stays, and waits for its first answer.</summary>
    public static Task<RunningCommand> StayAsync(string name) => StayAsync(Command(name, "--stay"));

    /// <inheritdoc cref="StayAsync(string)"/>
    public static async Task<RunningCommand> StayAsync(Command command)
    {
        var running = command.Start();
        await Eventually.HoldsAsync(
            "the lab has its first answer, and stays", Patience,
            _ => Task.FromResult(running.HasExited || running.Output.Contains("end it:", StringComparison.Ordinal)),
            TestContext.Current.CancellationToken);
        Assert.False(running.HasExited, running.Output + running.Error);
        return running;
    }

    /// <summary>What the command lines of a lab's processes have, and that of who removes what it leaves.</summary>
    private static string Processes(string name) => $"clarion-lab/{name}/|lab sweep --name {name}$";

    private static async Task SweepAsync()
    {
        var names = Namespaces.Find("clarion-lab-t").Select(found => found.Split('-')[2])
            .Concat(Directory.Exists(Folder)
                ? Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)) : [])
            .Distinct();
        foreach (var name in names)
        {
            var owner = OwnerName().Match(name);
            if (owner.Success && !Directory.Exists($"/proc/{owner.Groups[1].Value}"))
                await Command(name, "down").RunOrThrowAsync(TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("^t([0-9]+)x[0-9]+$")]
    private static partial Regex OwnerName();
}
