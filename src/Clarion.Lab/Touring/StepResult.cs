namespace Clarion.Lab.Touring;

/// <summary>What a step has measured.</summary>
/// <param name="Measured">The number, in words.</param>
/// <param name="Bar">What it must be.</param>
/// <param name="IsMet">Whether it is.</param>
/// <param name="Details">More of what was seen, a line each.</param>
internal sealed record StepResult(string Measured, string Bar, bool IsMet, params IReadOnlyList<string> Details)
{
    public override string ToString() => $"{Measured} ({(IsMet ? "" : "FELL SHORT: ")}the bar is {Bar})";
}
