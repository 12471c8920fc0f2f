namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>list[index]</c>.</summary>
internal sealed class CelIndex(CelExpression target, CelExpression index) : CelExpression
{
    public override object? Evaluate(CelScope scope) => (target.Evaluate(scope), index.Evaluate(scope)) switch
    {
        (CelError error, _) => error,
        (_, CelError error) => error,
        (List<object?> list, long at) when at >= 0 && at < list.Count => list[(int)at],
        _ => new CelError("index out of bounds"),
    };
}
