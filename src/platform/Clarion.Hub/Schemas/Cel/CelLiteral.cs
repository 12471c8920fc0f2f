namespace Clarion.Hub.Schemas.Cel;

/// <summary>A value that stands in the text.</summary>
internal sealed class CelLiteral(object? value) : CelExpression
{
    public object? Value => value;

    public override object? Evaluate(CelScope scope) => value;
}
