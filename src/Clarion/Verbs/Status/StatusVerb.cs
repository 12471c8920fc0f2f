using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Inspection.Findings;
using Clarion.Output;
using Clarion.Verbs.Nodes;
using Clarion.Verbs.Pools;

namespace Clarion.Verbs.Status;

/// <summary><c>clarion status</c>: how all is, on one screen.</summary>
internal static class StatusVerb
{
    /// <summary>What fits on a screen below the pools and above the prompt; JSON has all.</summary>
    private const int ListedMax = 10;

    public static Command Create(Invocation invocation) => new ReadingVerb(
        invocation,
        ("status", "How all is, on one screen: roles, pools, Services that wait, nodes, warnings.",
            ["clarion status", "clarion status -w", "clarion status -o json"]),
        (session, _, cancellationToken) => Inspector.AskAsync(session, Report, cancellationToken));

    /// <summary>The answer.</summary>
    public static Answer Report(Judgement judgement)
    {
        var findings = Finder.All(judgement);
        var problems = findings.Count(finding => finding.Level == Level.Problem);
        return Answer.Of(
            new Document(
                Summary.Of(judgement, problems, findings.Count - problems),
                PoolTable.Of(judgement) with { Title = "Pools" },
                Listed(NodeTable.Of(judgement, SpeakerSurvey.None), "Nodes", "clarion nodes"),
                Listed(FindingTable.Of(findings), "Warnings", "clarion warnings"),
                Gaps.Of(judgement)),
            problems > 0);
    }

    private static TableSection Listed(TableSection table, string title, string see) =>
        table with { Title = title, Limit = (ListedMax, see) };
}
