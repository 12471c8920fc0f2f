using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Lab;
using Clarion.Lab.Pages;
using Clarion.Lab.Showing;
using Clarion.Primitives;

namespace Clarion.Verbs.Lab;

/// <summary><c>clarion lab</c>, and the verbs that act on one that runs.</summary>
internal static class LabVerb
{
    public static Command Create()
    {
        var settings = new LabSettings();
        var verb = new Command(
            "lab",
            "A small cluster in network namespaces of this machine: see the load balancer work, break it, measure what "
            + "a client notices. Needs root. Example: clarion lab --once")
        {
            SteeringVerb.OnNode("crash", "Powers a node off."),
            SteeringVerb.OnNode("cut", "Pulls a node's cable out."),
            SteeringVerb.OnNode("restart", "Starts the speaker of a node again."),
            SteeringVerb.OnNode("drain", "Takes a node out of use, as before maintenance."),
            SteeringVerb.OnNodes("restore", "Makes good what was done to a node, or to all."),
            SteeringVerb.OnLab("add", "Adds a Service, and waits for its address."),
            SteeringVerb.OnLab("status", "Shows the lab as it is now."),
            SteeringVerb.Down(),
            WebServerVerb(),
        };
        settings.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => RunAsync(parsed, settings, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, LabSettings settings, CancellationToken cancellationToken)
    {
        var obstacle = await LabTools.ObstacleAsync(!parsed.GetValue(settings.NoInstall), Console.Error.WriteLine);
        if (obstacle is not null)
        {
            await Console.Error.WriteLineAsync($"clarion lab: {obstacle}");
            return ExitCode.WrongUsage;
        }

        // Not from the start of the process: that is ./clarion's, which may have built for minutes.
        var begin = Instant.Now(TimeProvider.System);
        var record = parsed.GetRequiredValue(settings.Record);
        var options = new LabOptions(
            parsed.GetRequiredValue(settings.Name), parsed.GetValue(settings.Nodes),
            record.Length == 0 ? null : record)
        {
            Stays = parsed.GetValue(settings.Stay),
        };
        var isTerminal = !Console.IsOutputRedirected && !Console.IsInputRedirected && !parsed.GetValue(settings.Once);
        var console = new LabConsole(
            Console.Out, isTerminal ? TerminalKeys.Read(TimeProvider.System, cancellationToken) : null,
            () => Console.WindowWidth);
        var session = new LabSession(options, console, TimeProvider.System, begin);
        return await session.RunAsync(cancellationToken) ? ExitCode.Fine : ExitCode.ProblemFound;
    }

    /// <summary>What a lab runs behind each node.</summary>
    private static Command WebServerVerb()
    {
        var name = new Argument<string>("NODE");
        var verb = new Command("web", "The web server behind a node of a lab.") { name };
        verb.Hidden = true;
        verb.SetAction((parsed, cancellationToken) =>
            new WebServer(parsed.GetRequiredValue(name)).RunAsync(cancellationToken));
        return verb;
    }
}
