namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>list.map(name, expression)</c>.</summary>
internal sealed class CelMap(CelExpression target, string variable, CelExpression body) : CelExpression
{
    public override object? Evaluate(CelScope scope)
    {
        if (target.Evaluate(scope) is not List<object?> list)
            return new CelError("map() of no list");
        var values = list.Select(item => body.Evaluate(scope with { Variable = (variable, item) })).ToList();
        return values.OfType<CelError>().FirstOrDefault() ?? (object)values;
    }
}
