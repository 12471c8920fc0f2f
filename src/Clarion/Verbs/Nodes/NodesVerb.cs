using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Output;

namespace Clarion.Verbs.Nodes;

/// <summary><c>clarion nodes</c>: who may announce, and on which interfaces.</summary>
internal static class NodesVerb
{
    public static Command Create(Invocation invocation) => new ReadingVerb(
        invocation,
        ("nodes", "The nodes: which may announce, what each announces, on which interfaces.",
            ["clarion nodes", "clarion nodes -o json", "clarion nodes -w"]),
        (session, _, cancellationToken) => Inspector.AskAsync(
            session,
            async judgement =>
                Report(judgement, await SpeakerSurvey.AskAllAsync(session, judgement, cancellationToken)),
            cancellationToken));

    /// <summary>The answer.</summary>
    public static Answer Report(Judgement judgement, SpeakerSurvey speakers)
    {
        var table = NodeTable.Of(judgement, speakers);
        var hasProblem = judgement.Nodes.Any(node => !node.IsReady)
            || judgement.Pods.Any(pod => pod is { IsSpeaker: true, Node: { } node }
                && judgement.SpeakerOn(node) is not { IsReady: true });
        return Answer.Of(
            new Document(table, SpeakerTable.Of(speakers), Gaps.Of(judgement, speakers.Gaps)), hasProblem);
    }
}
