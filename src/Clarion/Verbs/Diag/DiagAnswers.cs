using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Output;
using Clarion.Speaker.Viewing;

namespace Clarion.Verbs.Diag;

/// <summary>
/// What the reading verbs say that need to be told nothing more than the cluster, and what the speakers say themselves.
/// </summary>
internal sealed class DiagAnswers(ClusterSession session, DiagCollector collector)
{
    /// <summary>Nobody looks at it as it comes.</summary>
    private static readonly Terminal Paper = new(TextReader.Null, TextWriter.Null, TextWriter.Null);

    /// <summary>Asks each verb in this session: a program that gives credentials is not run again.</summary>
    public async Task CollectAsync(RootCommand root, CancellationToken cancellationToken)
    {
        var verbs = root.Subcommands.OfType<ReadingVerb>()
            .Where(verb => verb.Arguments.All(argument => argument.Arity.MinimumNumberOfValues == 0));
        foreach (var verb in verbs)
        {
            session.Progress.Say($"asking {verb.Name}");
            collector.Add($"verbs/{verb.Name}.txt", TextOf(await verb.AskAsync(session, cancellationToken)));
        }

        var all = await Inspector.AskAsync(
            session, judgement => AskSpeakersAsync(judgement, cancellationToken), cancellationToken);
        if (all.Failure is { } failure)
            collector.Miss("speakers", failure);
    }

    private async Task<Answer> AskSpeakersAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        var speakers = await SpeakerSurvey.AskAllAsync(session, judgement, cancellationToken);
        foreach (var view in speakers.Answers)
        {
            var json = JsonSerializer.SerializeToNode(view, ViewJson.Default.Layer2View);
            collector.Add($"speakers/{view.Node}.json", DocumentWriter.Json(json ?? new JsonObject()));
        }

        foreach (var gap in speakers.Gaps)
            collector.Miss("speakers", gap);
        return Answer.Of(new Document(), hasProblem: false);
    }

    private static string TextOf(Answer answer)
    {
        var table = answer.Document is { } document ? DocumentWriter.Write(document, OutputForm.Table, Paper) : "";
        var failure = answer.Failure is { } why ? $"{Invocation.OwnName}: {TextWidth.Plain(why)}\n" : "";
        return $"{table}{failure}exit code {answer.ExitCode}\n";
    }
}
