using System.Collections.Immutable;

namespace Clarion.Model.Refusals;

/// <summary>What an object says, as far as it can be read, and what is wrong with it.</summary>
/// <param name="Value">Complete when there are no refusals; else without the parts that were refused.</param>
/// <param name="Refusals">What is wrong; empty when the object is valid.</param>
public sealed record Parsed<T>(T Value, ImmutableArray<Refusal> Refusals)
{
    /// <summary>Whether the object may come into force.</summary>
    public bool IsValid => Refusals.IsEmpty;
}
