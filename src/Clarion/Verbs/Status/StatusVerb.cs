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
    /// <summary>What fits on a screen below the pools and above the prompt; JSON has as many.</summary>
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
                Listed(NodeTable.Of(judgement, SpeakerSurvey.None) with { Title = "Nodes" }),
                Listed(FindingTable.Of(findings) with { Title = "Warnings" }),
                More(findings.Count, judgement.Planner.World.Nodes.Count),
                Gaps.Of(judgement)),
            problems > 0);
    }

    private static TableSection Listed(TableSection table) => table with { Rows = [.. table.Rows.Take(ListedMax)] };

    private static TextSection More(int findings, int nodes) => new("more",
    [
        .. new[]
        {
            findings > ListedMax ? $"and {findings - ListedMax} more: clarion warnings" : null,
            nodes > ListedMax ? $"and {nodes - ListedMax} more nodes: clarion nodes" : null,
        }.OfType<string>().Select(text => (Cell)text),
    ]);
}
