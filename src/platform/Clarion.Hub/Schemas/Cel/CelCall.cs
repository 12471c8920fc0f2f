namespace Clarion.Hub.Schemas.Cel;

/// <summary><c>function(a)</c> and <c>a.function(b)</c>, which are the same to CEL.</summary>
/// <param name="function">The function's name.</param>
/// <param name="arguments">What it takes, the target first.</param>
internal sealed class CelCall(string function, IReadOnlyList<CelExpression> arguments) : CelExpression
{
    public override object? Evaluate(CelScope scope)
    {
        var values = arguments.Select(argument => argument.Evaluate(scope)).ToArray();
        return values.OfType<CelError>().FirstOrDefault() ?? CelFunctions.Call(function, values);
    }
}
