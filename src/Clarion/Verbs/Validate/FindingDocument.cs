using System.Globalization;
using Clarion.Model.Refusals;
using Clarion.Output;

namespace Clarion.Verbs.Validate;

/// <summary>Findings in words.</summary>
internal static class FindingDocument
{
    private static readonly Column[] Columns =
    [
        new("PLACE", "place"), new("FILE", "file") { IsForProgramsOnly = true },
        new("LINE", "line") { IsForProgramsOnly = true }, new("VERDICT", "verdict"), new("OBJECT", "object"),
        new("FIELD", "field"), new("REASON", "reason") { IsForProgramsOnly = true },
        new("REMEDY", "remedy") { IsForProgramsOnly = true }, new("WHAT", "message"),
    ];

    /// <summary>All of it, with a closing sentence.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="objects">How many objects were looked at.</param>
    public static Document Of(IReadOnlyList<Finding> findings, int objects)
    {
        var refused = findings.Count(finding => finding.IsRefused);
        var warned = findings.Count - refused;
        var counts = new FactsSection("counts",
        [
            new("Objects", "objects", objects), new("Mistakes", "mistakes", refused),
            new("Warnings", "warnings", warned),
        ]);
        var summary = $"{Count(objects, "object")}, {Count(refused, "mistake")}, {Count(warned, "warning")}.";
        return new(
            new TableSection("findings", Columns, [.. findings.Select(Row)]),
            counts with { IsForProgramsOnly = true },
            new TextSection("summary", [((Cell)summary).As(refused > 0 ? Tone.Bad : Tone.Good)]));
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static Cell[] Row(Finding finding)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}");
        return
        [
            place, finding.File, finding.Line,
            finding.IsRefused ? ((Cell)"refused").As(Tone.Bad) : ((Cell)"warning").As(Tone.Warning),
            finding.Object, finding.Field, finding.Reason.ToString(),
            RefusalReasons.Catalogue[finding.Reason].Remedy, finding.Detail,
        ];
    }
}
