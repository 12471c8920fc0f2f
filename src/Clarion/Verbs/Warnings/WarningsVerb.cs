using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Inspection.Findings;
using Clarion.Output;

namespace Clarion.Verbs.Warnings;

/// <summary><c>clarion warnings</c>: everything that is wrong, with what to do.</summary>
internal static class WarningsVerb
{
    public static Command Create(Invocation invocation) => new ReadingVerb(
        invocation,
        ("warnings", "Everything that is refused, in conflict or at its limit, with what to do.",
            ["clarion warnings", "clarion warnings -o json", "clarion warnings -w"]),
        (session, _, cancellationToken) => Inspector.AskWithPeersAsync(
            session,
            async judgement =>
            {
                var speakers = await SpeakerSurvey.AskAllAsync(session, judgement, cancellationToken);
                return Report(judgement, speakers);
            },
            cancellationToken));

    /// <summary>The answer.</summary>
    public static Answer Report(Judgement judgement, SpeakerSurvey speakers)
    {
        IReadOnlyList<Finding> findings =
            [.. Finder.All(judgement).Concat(SpeakerFindings.Of(speakers)).OrderBy(finding => finding.Level)];
        var table = FindingTable.Of(findings) with { EmptyText = "Nothing is wrong." };
        return Answer.Of(
            new Document(table, Gaps.Of(judgement, speakers.Gaps)), findings.Any(one => one.Level == Level.Problem));
    }
}
