using System.CommandLine;
using Clarion.Verbs.Completion;
using Clarion.Verbs.Controller;
using Clarion.Verbs.Diag;
using Clarion.Verbs.Explain;
using Clarion.Verbs.Hub;
using Clarion.Verbs.Lab;
using Clarion.Verbs.Manual;
using Clarion.Verbs.Migrate;
using Clarion.Verbs.Nodes;
using Clarion.Verbs.Pools;
using Clarion.Verbs.Services;
using Clarion.Verbs.Speaker;
using Clarion.Verbs.Status;
using Clarion.Verbs.Validate;
using Clarion.Verbs.Warnings;

namespace Clarion.CommandLine;

/// <summary>The command line as a whole.</summary>
internal static class Entry
{
    // The kubelet kills 10 s after SIGTERM (terminationGracePeriodSeconds); a role needs far less to end.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(8);

    /// <summary>EPIPE, as an IOException has it.</summary>
    private const int BrokenPipe = 32;

    /// <summary>All verbs with their options.</summary>
    public static RootCommand Root() => Root(Invocation.OfThisProcess());

    /// <summary>All verbs with their options.</summary>
    /// <param name="invocation">Where they read and write.</param>
    public static RootCommand Root(Invocation invocation)
    {
        var root = new RootCommand("Clarion, a network load balancer for Kubernetes clusters on plain machines.")
        {
            StatusVerb.Create(invocation),
            PoolsVerb.Create(invocation),
            ServicesVerb.Create(invocation),
            NodesVerb.Create(invocation),
            WarningsVerb.Create(invocation),
            ExplainVerb.Create(invocation),
            ValidateVerb.Create(invocation),
            MigrateVerb.Create(invocation),
            DiagVerb.Create(invocation),
            CompletionVerb.Create(invocation),
            CompletionVerb.CreateAnswering(invocation),
            ManualVerb.Create(invocation),
            ControllerVerb.Create(),
            SpeakerVerb.Create(),
            HubVerb.Create(),
            LabVerb.Create(invocation),
        };
        HelpPage.AddTo(root, invocation);
        return root;
    }

    /// <summary>Parses and runs; the result is an <see cref="ExitCode"/>.</summary>
    public static Task<int> RunAsync(string[] args) =>
        RunAsync(args, Invocation.OfThisProcess(), CancellationToken.None);

    /// <summary>Parses and runs; the result is an <see cref="ExitCode"/>.</summary>
    /// <param name="args">Without the program's name.</param>
    /// <param name="invocation">Where it reads and writes.</param>
    /// <param name="cancellationToken">Ends it, as an interrupt does.</param>
    public static async Task<int> RunAsync(string[] args, Invocation invocation, CancellationToken cancellationToken)
    {
        var (root, terminal) = (Root(invocation), invocation.Terminal);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0 || parsed.Action is HelpPage)
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TerminationTimeout,
                Output = terminal.Output,
                Error = terminal.Error,
            };
            return await InvokeAsync(parsed, configuration, invocation, cancellationToken);
        }

        foreach (var error in parsed.Errors)
            invocation.Fail(error.Message, ExitCode.WrongUsage);
        var verb = CommandText.PathOf(parsed.CommandResult.Command, invocation.ProgramName);
        await terminal.Error.WriteLineAsync($"See '{verb} --help'.");
        return ExitCode.WrongUsage;
    }

    private static async Task<int> InvokeAsync(
        ParseResult parsed,
        InvocationConfiguration configuration,
        Invocation invocation,
        CancellationToken cancellationToken)
    {
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException problem) when (problem.HResult == BrokenPipe)
        {
            return ExitCode.Fine; // `| head`: whoever read has enough
        }
        catch (IOException problem)
        {
            return invocation.Fail($"the answer cannot be written: {problem.Message}", ExitCode.ProblemFound);
        }
        catch (Exception mistake)
        {
            await invocation.Terminal.Error.WriteLineAsync($"{Invocation.OwnName}: a mistake in Clarion: {mistake}");
            return ExitCode.ProblemFound;
        }
    }
}
