using System.Globalization;
using Clarion.Model.Refusals;
using Clarion.Output;

namespace Clarion.Verbs.Validate;

/// <summary>Findings in words.</summary>
internal static class FindingDocument
{
    private static readonly Column[] Columns =
    [
        new("FILE", "file"), new("LINE", "line"), new("VERDICT", "verdict"), new("OBJECT", "object"),
        new("FIELD", "field"), new("REASON", "reason"), new("WHAT", "message"), new("REMEDY", "remedy"),
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
            new TextSection("lines", [.. findings.Select(Line)]) { IsForPeopleOnly = true },
            new TableSection("findings", Columns, [.. findings.Select(Row)]) { IsForProgramsOnly = true },
            counts with { IsForProgramsOnly = true },
            new TextSection("summary", [((Cell)summary).As(refused > 0 ? Tone.Bad : Tone.Good)])
            {
                IsForPeopleOnly = true,
            });
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    /// <summary>As compilers write it, so that editors jump to the place.</summary>
    private static Cell Line(Finding finding)
    {
        var about = string.Join(' ', new[] { finding.Object, finding.Field }.Where(part => part.Length > 0));
        var place = string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}");
        var text = string.Join(
            ": ", new[] { place, Verdict(finding), about, finding.Detail }.Where(part => part.Length > 0));
        return ((Cell)text).As(finding.IsRefused ? Tone.Bad : Tone.Warning);
    }

    private static Cell[] Row(Finding finding) =>
    [
        finding.File, finding.Line, Verdict(finding), finding.Object, finding.Field, finding.Reason.ToString(),
        finding.Detail, RefusalReasons.Catalogue[finding.Reason].Remedy,
    ];

    private static string Verdict(Finding finding) => finding.IsRefused ? "refused" : "warning";
}
