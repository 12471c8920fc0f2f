using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Reasons;

namespace Clarion.Controller.Writing;

/// <summary>An outcome in words: what is the case, the particulars, and what to do.</summary>
internal static class OutcomeText
{
    public static string Of(in AllocationOutcome outcome)
    {
        var text = AllocationReasons.Catalogue[outcome.Reason];
        if (outcome.Reason == AllocationReason.Allocated)
            return $"{outcome.Addresses} from pool '{outcome.Pool}'.";
        var particulars = outcome.Detail is { } detail ? $" {Sentence(detail)}" : "";
        var kept = outcome.Addresses.Count == 0 ? "" : $" It keeps {outcome.Addresses} meanwhile.";
        return $"{text.Sentence}{particulars}{kept} {text.Remedy}";
    }

    private static string Sentence(string detail) =>
        char.ToUpperInvariant(detail[0]) + detail[1..] + (detail.EndsWith('.') ? "" : ".");
}
