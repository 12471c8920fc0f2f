using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>object.name</c>.</summary>
internal sealed class CelField(CelExpression target, string name) : CelExpression
{
    public override object? Evaluate(CelScope scope) => target.Evaluate(scope) switch
    {
        CelError error => error,
        JsonObject value when value.TryGetPropertyValue(name, out var field) => CelValues.Of(field),
        _ => new CelError($"no such key: {name}"),
    };

    /// <summary><c>has(object.name)</c>.</summary>
    public object Has(CelScope scope) => target.Evaluate(scope) switch
    {
        CelError error => error,
        JsonObject value => value[name] is not null,
        _ => new CelError("has() of no object"),
    };
}
