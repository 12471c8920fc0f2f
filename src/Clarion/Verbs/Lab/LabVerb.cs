using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Lab;
using Clarion.Lab.Pages;
using Clarion.Lab.Showing;
using Clarion.Primitives;

namespace Clarion.Verbs.Lab;

/// <summary><c>clarion lab</c>, and the verbs that act on one that runs.</summary>
internal sealed class LabVerb
{
    private readonly Invocation invocation;
    private readonly LabSettings settings = new();

    private LabVerb(Invocation invocation) => this.invocation = invocation;

    public static Command Create(Invocation invocation)
    {
        var self = new LabVerb(invocation);
        var verb = new Verb(
            "lab",
            "A small cluster in network namespaces of this machine: see the load balancer work, break it, measure "
            + "what a client notices.",
            "clarion lab",
            "clarion lab --once --record ./seen",
            "clarion lab --stay --name second --nodes 5",
            "clarion lab crash n2 --name second")
        {
            Details =
            [
                "Without a verb it starts a lab and takes a tour of it, with numbers. On a terminal the lab stays "
                    + "then, with keys to break it; elsewhere it ends. The verbs tell a lab that stays what to do. It "
                    + "needs root, and leaves nothing behind however it ends. Ends with 1 when a step of the tour "
                    + "fell short, and with 3 when the lab that is told something does not run.",
            ],
        };
        new SteeringVerbs(invocation, self.settings.Name).AddTo(verb);
        verb.Add(self.WebServerVerb());
        verb.Add(self.SweepVerb());
        self.settings.AddTo(verb);
        verb.SetAction(self.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (terminal, time) = (invocation.Terminal, invocation.Time);
        var obstacle = await LabTools.ObstacleAsync(!parsed.GetValue(settings.NoInstall), terminal.Error.WriteLine);
        if (obstacle is not null)
            return invocation.Fail(obstacle, ExitCode.WrongUsage);
        // Not from the start of the process: that is ./clarion's, which may have built for minutes.
        var begin = Instant.Now(time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var hangup = Hangup.Watch(end.Cancel);
        var console = new LabConsole(terminal.Output, terminal.Error)
        {
            Size = terminal.IsTerminal ? () => (Console.WindowWidth, Console.WindowHeight) : null,
            // Also from a terminal on which lines cannot be written over.
            Keys = terminal.CanAsk && !Console.IsOutputRedirected && !parsed.GetValue(settings.Once)
                ? TerminalKeys.Read()
                : null,
        };
        var session = new LabSession(settings.OptionsOf(parsed), console, time, begin);
        return await session.RunAsync(end.Token) ? ExitCode.Fine : ExitCode.ProblemFound;
    }

    /// <summary>What a lab runs behind each node.</summary>
    private Command WebServerVerb()
    {
        var name = new Argument<string>("NODE");
        var verb = new Command("web", "The web server behind a node of a lab.") { name };
        verb.Hidden = true;
        verb.SetAction((parsed, cancellationToken) =>
            new WebServer(parsed.GetRequiredValue(name), invocation.Time).RunAsync(cancellationToken));
        return verb;
    }

    /// <summary>What a lab has run when its process was killed.</summary>
    private Command SweepVerb()
    {
        var verb = new Command("sweep", "Removes what a lab has left that does not run any more.") { Hidden = true };
        verb.SetAction(async (parsed, _) =>
        {
            try
            {
                await Leftovers.TryRemoveAsync(parsed.GetRequiredValue(settings.Name));
                return ExitCode.Fine;
            }
            catch (Exception exception) when (exception is LabException or IOException or UnauthorizedAccessException)
            {
                return invocation.Fail(exception.Message, ExitCode.ProblemFound);
            }
        });
        return verb;
    }
}
