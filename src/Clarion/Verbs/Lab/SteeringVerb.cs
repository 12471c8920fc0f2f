using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Lab.Steering;

namespace Clarion.Verbs.Lab;

/// <summary>The verbs that tell a running lab what to do.</summary>
internal static class SteeringVerb
{
    /// <summary>One that needs a node.</summary>
    public static Command OnNode(string name, string description) =>
        Create(name, $"{description} Example: clarion lab {name} n2", new Argument<string>("NODE"));

    /// <summary>One that may name a node.</summary>
    public static Command OnNodes(string name, string description) => Create(
        name, $"{description} Example: clarion lab {name} n2",
        new Argument<string>("NODE") { Arity = ArgumentArity.ZeroOrOne });

    /// <summary>One for the lab as a whole.</summary>
    public static Command OnLab(string name, string description) =>
        Create(name, $"{description} Example: clarion lab {name}", null);

    /// <summary>Ends a lab.</summary>
    public static Command Down()
    {
        var lab = LabSettings.NewName();
        var verb = new Command(
            "down", "Ends a lab and removes what is left of it, also of one that was killed. Example: clarion lab down")
        {
            lab,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(lab);
            var wasThere = await ControlClient.DownAsync(name, TimeProvider.System, cancellationToken);
            Console.WriteLine(wasThere ? $"the lab '{name}' is gone" : $"there is no lab '{name}'");
            return ExitCode.Fine;
        });
        return verb;
    }

    private static Command Create(string name, string description, Argument<string>? node)
    {
        var lab = LabSettings.NewName();
        var verb = new Command(name, description) { lab };
        if (node is not null)
            verb.Add(node);
        verb.SetAction((parsed, cancellationToken) => SendAsync(
            parsed.GetRequiredValue(lab), $"{name} {(node is null ? "" : parsed.GetValue(node))}".TrimEnd(),
            cancellationToken));
        return verb;
    }

    private static async Task<int> SendAsync(string lab, string line, CancellationToken cancellationToken)
    {
        if (await ControlClient.SendAsync(lab, line, cancellationToken) is not { } reply)
        {
            await Console.Error.WriteLineAsync(
                $"clarion lab: no lab '{lab}' runs. Start it: clarion lab --name {lab}, or name another: --name");
            return ExitCode.Unreachable;
        }

        if (reply.IsDone)
            Console.WriteLine(reply.Text);
        else
            await Console.Error.WriteLineAsync($"clarion lab: {reply.Text}");
        return reply.IsDone ? ExitCode.Fine : ExitCode.ProblemFound;
    }
}
