using System.Globalization;

namespace Clarion.Hub.Schemas.Cel;

/// <summary>
/// Reads an expression. What is not understood is a bug of ours, since the rules are: it is thrown at the first use,
/// which a test makes.
/// </summary>
/// <param name="text">The expression.</param>
internal sealed class CelParser(string text)
{
    private static readonly string[] Symbols =
        ["||", "&&", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "(", ")", "[", "]", ".", ","];

    /// <summary>Operators from the loosest to the tightest.</summary>
    private static readonly string[][] Levels =
        [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"]];

    private int at;

    public CelExpression Read()
    {
        var expression = Binary(0);
        SkipSpace();
        return at == text.Length ? expression : throw Wrong();
    }

    private CelExpression Binary(int level)
    {
        if (level == Levels.Length)
            return Unary();
        var left = Binary(level + 1);
        while (Symbol() is { } symbol && Levels[level].Contains(symbol))
        {
            at += symbol.Length;
            left = new CelBinary(symbol, left, Binary(level + 1));
        }

        return left;
    }

    private CelExpression Unary()
    {
        if (Symbol() is not ("!" or "-"))
            return Member();
        var symbol = text[at].ToString();
        at++;
        return new CelUnary(symbol, Unary());
    }

    private CelExpression Member()
    {
        var target = Primary();
        while (true)
        {
            if (Take("."))
            {
                var name = Name();
                target = Take("(") ? Method(target, name) : new CelField(target, name);
            }
            else if (Take("["))
            {
                target = new CelIndex(target, Binary(0));
                Expect("]");
            }
            else
            {
                return target;
            }
        }
    }

    private CelExpression Method(CelExpression target, string name)
    {
        if (name == "map")
        {
            var variable = Name();
            Expect(",");
            var body = Binary(0);
            Expect(")");
            return new CelMap(target, variable, body);
        }

        var arguments = Arguments(")");
        if (name == "matches")
            return new CelMatches(target, (string)((CelLiteral)arguments[0]).Value!);
        return Call(name, [target, .. arguments]);
    }

    private CelExpression Primary()
    {
        SkipSpace();
        if (Take("("))
        {
            var inner = Binary(0);
            Expect(")");
            return inner;
        }

        if (Take("["))
            return new CelList(Arguments("]"));
        if (at < text.Length && text[at] == '\'')
            return Quoted();
        if (at < text.Length && char.IsAsciiDigit(text[at]))
            return Number();
        var name = Name();
        if (name is "true" or "false")
            return new CelLiteral(name == "true");
        if (!Take("("))
            return new CelName(name);
        var arguments = Arguments(")");
        return name == "has" ? new CelHas((CelField)arguments[0]) : Call(name, arguments);
    }

    private CelCall Call(string name, IReadOnlyList<CelExpression> arguments) =>
        CelFunctions.Names.Contains(name) ? new(name, arguments) : throw Wrong();

    private List<CelExpression> Arguments(string end)
    {
        List<CelExpression> arguments = [];
        while (!Take(end))
        {
            if (arguments.Count > 0)
                Expect(",");
            arguments.Add(Binary(0));
        }

        return arguments;
    }

    private CelLiteral Quoted()
    {
        var end = text.IndexOf('\'', at + 1);
        if (end < 0)
            throw Wrong();
        var value = text[(at + 1)..end];
        at = end + 1;
        return new(value);
    }

    private CelLiteral Number()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return new(long.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture));
    }

    private string Name()
    {
        SkipSpace();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        return at > start ? text[start..at] : throw Wrong();
    }

    private string? Symbol()
    {
        SkipSpace();
        return Symbols.FirstOrDefault(symbol => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0);
    }

    private bool Take(string symbol)
    {
        if (Symbol() != symbol)
            return false;
        at += symbol.Length;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
            throw Wrong();
    }

    private void SkipSpace()
    {
        while (at < text.Length && text[at] == ' ')
            at++;
    }

    private InvalidOperationException Wrong() =>
        new(string.Create(CultureInfo.InvariantCulture, $"a rule that is not understood at {at}: {text}"));
}
