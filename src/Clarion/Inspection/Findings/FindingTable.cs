using System.Text.Json.Nodes;
using Clarion.Output;

namespace Clarion.Inspection.Findings;

/// <summary>Findings as a table.</summary>
internal static class FindingTable
{
    private static readonly Column[] Columns =
    [
        new("LEVEL", "level"), new("ABOUT", "about"), new("WHAT IS WRONG, AND WHAT TO DO", "finding"),
    ];

    public static TableSection Of(IEnumerable<Finding> findings) =>
        new("warnings", Columns, [.. findings.Select(RowOf)]) { IdentityColumns = 3 };

    private static Cell[] RowOf(Finding finding)
    {
        var isProblem = finding.Level == Level.Problem;
        return
        [
            ((Cell)(isProblem ? "problem" : "notice")).As(isProblem ? Tone.Bad : Tone.Warning),
            finding.About,
            new(finding.Text, new JsonObject
            {
                ["code"] = finding.Reason.Code,
                ["message"] = finding.Message,
                ["remedy"] = finding.Reason.Remedy,
                ["docs"] = finding.Reason.Anchor,
            }),
        ];
    }
}
