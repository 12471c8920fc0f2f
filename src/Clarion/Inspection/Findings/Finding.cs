using Clarion.Primitives;

namespace Clarion.Inspection.Findings;

/// <summary>Something that is wrong, where, and what to do.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="About">Kind and name of the object.</param>
/// <param name="Text">What is the case and what to do, for every such finding.</param>
/// <param name="Detail">The particulars, a sentence or a part of one; null when there are none.</param>
internal sealed record Finding(Level Level, string About, ReasonText Text, string? Detail)
{
    /// <summary>What is wrong: the particulars behind the sentence, where they do not say it all.</summary>
    public string Message => Detail is null ? Text.Sentence : $"{Text.Sentence} {Sentence(Detail)}";

    public static Finding Of(Level level, FindingReason reason, string about, string? detail) =>
        new(level, about, FindingReasons.Catalogue[reason], detail);

    private static string Sentence(string detail) => detail.EndsWith('.') ? detail : detail + ".";
}
