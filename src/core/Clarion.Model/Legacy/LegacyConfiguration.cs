using System.Collections.Immutable;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy;

/// <summary>What a legacy ConfigMap says.</summary>
internal sealed record LegacyConfiguration
{
    /// <summary>Why nothing at all could be read; empty when the entries were.</summary>
    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    public ImmutableArray<LegacyPool> Pools { get; init; } = [];

    /// <summary>What is in the text but has no effect yet.</summary>
    public ImmutableArray<Refusal> Warnings { get; init; } = [];
}
