namespace Clarion.Hub.Schemas.Cel;

/// <summary>Two operands with a symbol between them.</summary>
internal sealed class CelBinary(string symbol, CelExpression left, CelExpression right) : CelExpression
{
    public override object? Evaluate(CelScope scope) => symbol switch
    {
        "||" => Decide(scope, decisive: true),
        "&&" => Decide(scope, decisive: false),
        _ => Combine(left.Evaluate(scope), right.Evaluate(scope)),
    };

    // In CEL a side that decides wins over an error on the other one, whichever comes first.
    private object? Decide(CelScope scope, bool decisive)
    {
        var first = left.Evaluate(scope);
        if (first is bool decided && decided == decisive)
            return decisive;
        var second = right.Evaluate(scope);
        if (second is bool decidedToo && decidedToo == decisive)
            return decisive;
        return first is bool ? second : first;
    }

    private object? Combine(object? a, object? b) => (symbol, a, b) switch
    {
        (_, CelError error, _) => error,
        (_, _, CelError error) => error,
        ("==", _, _) => CelValues.AreEqual(a, b),
        ("!=", _, _) => !CelValues.AreEqual(a, b),
        ("+", long x, long y) => x + y,
        ("-", long x, long y) => x - y,
        ("*", long x, long y) => x * y,
        ("%", long x, long y) when y != 0 => x % y,
        ("/", long x, long y) when y != 0 => x / y,
        ("+", string x, string y) => x + y,
        ("<" or "<=" or ">" or ">=", _, _) => CelValues.Compare(a, b) is { } order
            ? Holds(order)
            : new CelError($"no such overload: {symbol}"),
        _ => new CelError($"no such overload: {symbol}"),
    };

    private bool Holds(int order) => symbol switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}
