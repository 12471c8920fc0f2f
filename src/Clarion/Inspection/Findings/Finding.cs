using Clarion.Primitives;

namespace Clarion.Inspection.Findings;

/// <summary>Something that is wrong, where, and what to do.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="About">Kind and name of the object.</param>
/// <param name="Reason">What is the case and what to do, for every such finding.</param>
/// <param name="Message">What is wrong here.</param>
internal sealed record Finding(Level Level, string About, ReasonText Reason, string Message)
{
    /// <summary>The message says already what would be right; a program is told the remedy all the same.</summary>
    public bool MessageHelps { get; init; }

    /// <summary>For people: what is wrong, and what to do.</summary>
    public string Text => MessageHelps ? Message : $"{Message} {Reason.Remedy}";

    /// <param name="level">How much it matters.</param>
    /// <param name="about">Kind and name of the object.</param>
    /// <param name="reason">What is the case and what to do.</param>
    /// <param name="detail">The particulars; null when there are none.</param>
    public static Finding Of(Level level, string about, ReasonText reason, string? detail) =>
        new(level, about, reason, reason.With(detail));

    /// <inheritdoc cref="Of(Level, string, ReasonText, string)"/>
    public static Finding Of(Level level, FindingReason reason, string about, string? detail) =>
        Of(level, about, FindingReasons.Catalogue[reason], detail);
}
