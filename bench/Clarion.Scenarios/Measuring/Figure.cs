namespace Clarion.Scenarios.Measuring;

/// <summary>A row of the table.</summary>
/// <param name="What">The figure.</param>
/// <param name="Measured">The value with its unit.</param>
/// <param name="Target">What it should be.</param>
internal sealed record Figure(string What, string Measured, string Target);
