using System.Collections.Immutable;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy.Migration;

/// <summary>What became of a legacy ConfigMap.</summary>
/// <param name="Objects">In the order in which they are to be applied.</param>
/// <param name="Refusals">Entries that are left out, and why.</param>
public sealed record Migrated(ImmutableArray<MigratedObject> Objects, ImmutableArray<Refusal> Refusals);
