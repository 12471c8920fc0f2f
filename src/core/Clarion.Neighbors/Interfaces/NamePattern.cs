using System.Text.RegularExpressions;

namespace Clarion.Neighbors.Interfaces;

/// <summary>
/// One regular expression for interface names. Those that only say how a name begins or what it is, as nearly all do,
/// are compared as text: the automata of a dozen expressions take 6 MB, more than the rest of a small cluster.
/// </summary>
internal sealed class NamePattern
{
    private readonly string literal;
    private readonly bool whole;
    private readonly Regex? expression;

    private NamePattern(string text, string literal, bool whole, Regex? expression) =>
        (Text, this.literal, this.whole, this.expression) = (text, literal, whole, expression);

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression, in the syntax of .NET without what needs backtracking.</param>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    public static NamePattern Parse(string text)
    {
        var whole = text.EndsWith('$');
        var end = text.EndsWith(".*", StringComparison.Ordinal) ? 2 : whole ? 1 : 0;
        if (text.StartsWith('^') && text[1..^end] is var literal && literal.All(IsPlain))
            return new(text, literal, whole, null);

        // As in MetalLB (RE2), a match takes linear time and an expression cannot look around.
        return new(text, "", false, new(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
    }

    /// <summary>Whether the expression matches within the name.</summary>
    public bool Matches(string name) => expression?.IsMatch(name)
        ?? (whole ? name == literal : name.StartsWith(literal, StringComparison.Ordinal));

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
