namespace Clarion.Hub.Schemas.Cel;

/// <summary>The value of an expression that has none, such as <c>int('x')</c>; it spreads as CEL says.</summary>
/// <param name="Message">Why.</param>
internal sealed record CelError(string Message);
