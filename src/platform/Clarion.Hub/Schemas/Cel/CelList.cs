namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>[a, b]</c>.</summary>
internal sealed class CelList(IReadOnlyList<CelExpression> items) : CelExpression
{
    public override object? Evaluate(CelScope scope)
    {
        var values = items.Select(item => item.Evaluate(scope)).ToList();
        return values.OfType<CelError>().FirstOrDefault() ?? (object)values;
    }
}
