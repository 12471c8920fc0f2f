using System.Text.RegularExpressions;

namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>text.matches('...')</c>: somewhere in the text, unless the expression has anchors.</summary>
internal sealed class CelMatches(CelExpression target, string pattern) : CelExpression
{
    // RE2's promise is linear time; so is this engine's.
    private readonly Regex regex = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public override object? Evaluate(CelScope scope) => target.Evaluate(scope) switch
    {
        CelError error => error,
        string text => regex.IsMatch(text),
        _ => new CelError("matches() of no text"),
    };
}
