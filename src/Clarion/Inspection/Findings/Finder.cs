namespace Clarion.Inspection.Findings;

/// <summary>Everything that is wrong in a picture, problems first.</summary>
internal static class Finder
{
    public static IReadOnlyList<Finding> All(Judgement judgement) =>
    [
        .. InstallationFindings.Of(judgement)
            .Concat(ConfigurationFindings.Of(judgement))
            .Concat(ServiceFindings.Of(judgement))
            .OrderBy(finding => finding.Level),
    ];
}
