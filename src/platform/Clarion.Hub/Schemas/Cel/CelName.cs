namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>self</c>, <c>oldSelf</c>, or the variable of a macro.</summary>
internal sealed class CelName(string name) : CelExpression
{
    public override object? Evaluate(CelScope scope) => name switch
    {
        "self" => CelValues.Of(scope.Self),
        "oldSelf" => CelValues.Of(scope.OldSelf),
        _ => scope.Variable is { } variable && variable.Name == name
            ? variable.Value
            : new CelError($"no such name: {name}"),
    };
}
