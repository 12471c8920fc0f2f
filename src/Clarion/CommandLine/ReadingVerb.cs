using System.CommandLine;
using Clarion.Output;

namespace Clarion.CommandLine;

/// <summary>A verb that asks a cluster and prints what it found, once or, with <c>--watch</c>, as it changes.</summary>
internal sealed class ReadingVerb : Verb
{
    /// <summary>Between two looks of a watch: a person sees it as "at once", the API server hardly notices.</summary>
    internal static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(2);

    private readonly Invocation invocation;
    private readonly Func<ClusterSession, ParseResult, CancellationToken, Task<Answer>> ask;
    private readonly ClusterSettings cluster = new();
    private readonly Setting<OutputForm> output = OutputSetting.Create();
    private readonly Setting<bool> watch = new(
        "--watch", null, "Go on, and show what changes, until interrupted.", false,
        CommandLine.Parse.Flag)
    {
        Aliases = { "-w" },
    };

    /// <param name="invocation">Where it runs.</param>
    /// <param name="text">Name, summary and examples.</param>
    /// <param name="ask">Finds the answer out. It is asked again for each look of a watch.</param>
    public ReadingVerb(
        Invocation invocation,
        (string Name, string Summary, string[] Examples) text,
        Func<ClusterSession, ParseResult, CancellationToken, Task<Answer>> ask)
        : base(text.Name, text.Summary, text.Examples)
    {
        this.invocation = invocation;
        this.ask = ask;
        Add(output);
        Add(watch);
        cluster.AddTo(this);
        SetAction(RunAsync);
    }

    /// <summary>Asks within a session that has begun already, with the verb's defaults.</summary>
    public Task<Answer> AskAsync(ClusterSession session, CancellationToken cancellationToken) =>
        ask(session, Parse([]), cancellationToken);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (invocation.IsWholeProcess && !parsed.GetValue(watch))
            ShortLife.Begin(); // a watch lives on, and so does a process that runs more than this
        if (cluster.TryOpen(parsed, invocation, out var session) is { } problem)
            return invocation.Fail(problem, ExitCode.WrongUsage);
        await using (session)
        {
            return parsed.GetValue(watch)
                ? await WatchAsync(session!, parsed, cancellationToken)
                : Print(await AskAsync(session!, parsed, cancellationToken), parsed.GetValue(output));
        }
    }

    private async Task<Answer> AskAsync(ClusterSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            if (await session.BeginAsync(cancellationToken) is { } problem)
                return Answer.Failed(problem);
            return await ask(session, parsed, cancellationToken);
        }
        finally
        {
            session.Progress.Dispose();
        }
    }

    private int Print(Answer answer, OutputForm form)
    {
        if (answer.Document is { } document)
            invocation.Terminal.Output.Write(DocumentWriter.Write(document, form, invocation.Terminal));
        return answer.Failure is { } failure ? invocation.Fail(failure, answer.ExitCode) : answer.ExitCode;
    }

    private async Task<int> WatchAsync(ClusterSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new WatchScreen(invocation.Terminal, parsed.GetValue(output));
        string? lastFailure = null;
        try
        {
            while (true)
            {
                var answer = await AskAsync(session, parsed, cancellationToken);
                if (answer.Failure is { } failure && failure != lastFailure)
                {
                    invocation.Fail(failure, answer.ExitCode);
                    screen.Spoil();
                }

                lastFailure = answer.Failure;
                if (answer.Document is { } document)
                    screen.Show(document);
                await Task.Delay(WatchPeriod, invocation.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Fine;
        }
    }
}
