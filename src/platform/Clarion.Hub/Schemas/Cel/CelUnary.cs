namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>!a</c> and <c>-a</c>.</summary>
internal sealed class CelUnary(string symbol, CelExpression operand) : CelExpression
{
    public override object? Evaluate(CelScope scope) => (symbol, operand.Evaluate(scope)) switch
    {
        (_, CelError error) => error,
        ("!", bool value) => !value,
        ("-", long value) => -value,
        _ => new CelError($"no such overload: {symbol}"),
    };
}
