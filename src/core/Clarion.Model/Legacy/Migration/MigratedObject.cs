using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Clarion.Model.Legacy.Migration;

/// <summary>A custom resource that says what a part of a legacy ConfigMap said.</summary>
/// <param name="Json">The object.</param>
/// <param name="Comments">Where it does not say quite the same, or somebody has to do something.</param>
public sealed record MigratedObject(JsonObject Json, ImmutableArray<string> Comments);
