namespace Clarion.Hub.Schemas.Cel;

/// <summary>
/// A part of a rule that can be computed. Values are bool, long, string, TimeSpan (a duration), JsonObject, a list of
/// values, null, or <see cref="CelError"/>.
/// </summary>
internal abstract class CelExpression
{
    public abstract object? Evaluate(CelScope scope);
}
