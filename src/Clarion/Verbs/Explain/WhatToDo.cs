using Clarion.Inspection;
using Clarion.Inspection.Findings;
using Clarion.Output;

namespace Clarion.Verbs.Explain;

/// <summary>The end of an explanation.</summary>
internal static class WhatToDo
{
    public static Section Of(Judgement judgement, IReadOnlyCollection<Finding> findings)
    {
        if (findings.Count > 0)
            return new TextSection("whatToDo", [.. findings.Select(LineOf)]) { Title = "What to do" };
        Cell nothing = judgement.Picture.ShowsPlacement
            ? ((Cell)"Nothing: as far as Clarion goes, all is well.").As(Tone.Good)
            : "Nothing is known to be wrong, and not everything was checked.";
        return new TextSection("whatToDo", [nothing]) { Title = "What to do" };
    }

    private static Cell LineOf(Finding finding) => ((Cell)$"{finding.About}: {finding.Text}")
        .As(finding.Level == Level.Problem ? Tone.Bad : Tone.Warning);
}
