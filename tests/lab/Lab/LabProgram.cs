using System.Globalization;
using Clarion.Testing.Processes;
using Clarion.Tests.Lab.Network;

namespace Clarion.Tests.Lab.Lab;

/// <summary>The program itself, as a user starts it.</summary>
internal static class LabProgram
{
    private static int last;

    /// <summary>Built beside the tests, in the same configuration.</summary>
    public static string Path
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
            var root = framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
            return System.IO.Path.Combine(
                root, "src", "Clarion", "bin", framework.Parent.Name, framework.Name, "clarion");
        }
    }

    /// <summary>A name that no other lab has.</summary>
    public static string NewName()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Skip("needs root, for network namespaces");
        return string.Create(
            CultureInfo.InvariantCulture, $"t{Environment.ProcessId}x{Interlocked.Increment(ref last)}");
    }

    /// <summary>A lab's program, with the words after <c>clarion lab</c>.</summary>
    public static Command Command(string name, params IEnumerable<string> words) =>
        new(Path, ["lab", .. words, "--name", name]) { TimeLimit = TimeSpan.FromMinutes(3) };

    /// <summary>Runs a verb on a lab.</summary>
    public static Task<CommandResult> RunAsync(string name, params IEnumerable<string> words) =>
        Command(name, words).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>What there is of a lab on this machine; empty when nothing is left.</summary>
    public static async Task<string> TracesAsync(string name)
    {
        var namespaces = Clarion.Lab.Networks.Namespaces.Find($"clarion-lab-{name}-");
        var folder = $"/run/clarion-lab/{name}";
        var (_, processes) = await Clarion.Lab.Networks.Tool.TryRunAsync(["pgrep", "-f", $"clarion-lab/{name}/"]);
        return string.Join('\n', namespaces.Concat(Directory.Exists(folder) ? [folder] : []).Append(processes)).Trim();
    }

    /// <summary>Starts a lab that stays, and waits for its first answer.</summary>
    public static async Task<RunningCommand> StayAsync(string name)
    {
        var running = Command(name, "--stay").Start();
        await Wait.UntilAsync(
            () => Task.FromResult(running.HasExited || running.Output.Contains("end it:", StringComparison.Ordinal)),
            () => Task.FromResult($"no first answer; heard were:\n{running.Output}{running.Error}"));
        Assert.False(running.HasExited, running.Output + running.Error);
        return running;
    }
}
