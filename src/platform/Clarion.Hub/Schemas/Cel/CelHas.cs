namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>has(object.name)</c>: whether the field is there.</summary>
internal sealed class CelHas(CelField field) : CelExpression
{
    public override object? Evaluate(CelScope scope) => field.Has(scope);
}
