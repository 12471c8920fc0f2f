using System.CommandLine;
using Clarion.Verbs.Controller;
using Clarion.Verbs.Hub;
using Clarion.Verbs.Lab;
using Clarion.Verbs.Speaker;

namespace Clarion.CommandLine;

/// <summary>The command line as a whole.</summary>
internal static class Entry
{
    // The kubelet kills 10 s after SIGTERM (terminationGracePeriodSeconds); a role needs far less to end.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(8);

    /// <summary>All verbs with their options.</summary>
    public static RootCommand Root() =>
        new("Clarion, a network load balancer for Kubernetes clusters on plain machines.")
        {
            ControllerVerb.Create(),
            HubVerb.Create(),
            LabVerb.Create(),
            SpeakerVerb.Create(),
        };

    /// <summary>Parses and runs; the result is an <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TerminationTimeout });
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync($"clarion: {error.Message}");
        var verb = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        await Console.Error.WriteLineAsync($"See 'clarion{verb} --help'.");
        return ExitCode.WrongUsage;
    }
}
