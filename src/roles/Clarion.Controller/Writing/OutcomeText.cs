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

    /// <summary>An address or a field's path keeps its spelling.</summary>
    private static string Sentence(string detail)
    {
        var firstWord = detail.AsSpan(0, detail.IndexOf(' ', StringComparison.Ordinal) is var end and >= 0 ? end : 0);
        var isWord = !firstWord.IsEmpty && !firstWord.ContainsAnyExceptInRange('a', 'z');
        return (isWord ? char.ToUpperInvariant(detail[0]) + detail[1..] : detail) + (detail.EndsWith('.') ? "" : ".");
    }
}
