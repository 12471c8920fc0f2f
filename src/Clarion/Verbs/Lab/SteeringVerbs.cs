using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Lab;
using Clarion.Lab.Steering;

namespace Clarion.Verbs.Lab;

/// <summary>The verbs that tell a running lab what to do.</summary>
/// <param name="invocation">Where they run.</param>
/// <param name="lab">Which lab is meant.</param>
internal sealed class SteeringVerbs(Invocation invocation, Setting<string> lab)
{
    public void AddTo(Command verb)
    {
        verb.Add(OnNode("crash", "Powers a node off."));
        verb.Add(OnNode("cut", "Pulls a node's cable out."));
        verb.Add(OnNode("restart", "Starts the speaker of a node again."));
        verb.Add(OnNode("drain", "Takes a node out of use, as before maintenance."));
        verb.Add(Create(
            new Verb("restore", "Makes good what was done to a node, or to all.", "clarion lab restore n2"),
            new("node") { Arity = ArgumentArity.ZeroOrOne, Description = "Its name; without one: all nodes." }));
        verb.Add(Create(new Verb("add", "Adds a Service, and waits for its address.", "clarion lab add"), null));
        verb.Add(Create(new Verb("status", "Shows the lab as it is now.", "clarion lab status"), null));
        verb.Add(Down());
    }

    private Verb OnNode(string name, string summary) => Create(
        new Verb(name, summary, $"clarion lab {name} n2"), new("node") { Description = "Its name: n1, n2 and so on." });

    /// <summary>Ends a lab.</summary>
    private Verb Down()
    {
        var verb = new Verb(
            "down", "Ends a lab and removes what is left of it, also of one that was killed.", "clarion lab down");
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (!Environment.IsPrivilegedProcess)
                return NeedsRoot();
            var name = parsed.GetRequiredValue(lab);
            try
            {
                var wasThere = await ControlClient.DownAsync(name, invocation.Time, cancellationToken);
                await invocation.Terminal.Output.WriteLineAsync(
                    wasThere ? $"the lab '{name}' is gone" : $"there is no lab '{name}'");
                return ExitCode.Fine;
            }
            catch (Exception exception) when (exception is LabException or IOException or UnauthorizedAccessException)
            {
                return invocation.Fail(exception.Message, ExitCode.ProblemFound);
            }
        });
        return verb;
    }

    private Verb Create(Verb verb, Argument<string>? node)
    {
        if (node is not null)
            verb.Add(node);
        verb.SetAction((parsed, cancellationToken) => SendAsync(
            parsed.GetRequiredValue(lab), $"{verb.Name} {(node is null ? "" : parsed.GetValue(node))}".TrimEnd(),
            cancellationToken));
        return verb;
    }

    private async Task<int> SendAsync(string name, string line, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return NeedsRoot();
        if (await ControlClient.SendAsync(name, line, cancellationToken) is not { } reply)
            return invocation.Fail(
                $"no lab '{name}' runs. Start it: clarion lab --name {name}, or name another: --name",
                ExitCode.Unreachable);
        if (!reply.IsDone)
            return invocation.Fail(reply.Text, ExitCode.ProblemFound);
        await invocation.Terminal.Output.WriteLineAsync(reply.Text);
        return ExitCode.Fine;
    }

    private int NeedsRoot() =>
        invocation.Fail("labs are root's, and so is telling them what to do: use sudo", ExitCode.WrongUsage);
}
