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
        var kept = outcome.Addresses.Count == 0 ? "" : $" It keeps {outcome.Addresses} meanwhile.";
        return $"{text.With(outcome.Detail)}{kept} {text.Remedy}";
    }
}
