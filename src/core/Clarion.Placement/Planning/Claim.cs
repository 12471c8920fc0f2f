using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>A node's word that it owns a group.</summary>
public sealed record Claim(NodeName Owner);
