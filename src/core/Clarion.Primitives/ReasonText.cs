namespace Clarion.Primitives;

/// <summary>What people and machines are told about one reason: the only text about it anywhere.</summary>
/// <param name="Code">CamelCase, stable: conditions, metrics and scripts match on it.</param>
/// <param name="Sentence">What is the case.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Anchor">Where docs/ explains it, for example <c>reasons.md#reversedrange</c>.</param>
public sealed record ReasonText(string Code, string Sentence, string Remedy, string Anchor)
{
    /// <summary>What is the case, with the particulars as a sentence behind it.</summary>
    /// <param name="detail">A sentence or a part of one; null or empty: there is nothing to add.</param>
    public string With(string? detail) => string.IsNullOrEmpty(detail) ? Sentence : $"{Sentence} {AsSentence(detail)}";

    /// <summary>An address or a field's path keeps its spelling.</summary>
    private static string AsSentence(string detail)
    {
        var end = detail.IndexOf(' ', StringComparison.Ordinal);
        var firstWord = detail.AsSpan(0, Math.Max(0, end));
        var isWord = !firstWord.IsEmpty && !firstWord.ContainsAnyExceptInRange('a', 'z');
        return (isWord ? char.ToUpperInvariant(detail[0]) + detail[1..] : detail) + (detail.EndsWith('.') ? "" : ".");
    }
}
