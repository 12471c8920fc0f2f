namespace Clarion.Primitives;

/// <summary>A broken invariant: a bug in this program.</summary>
public sealed class InvariantException(string meaning) : Exception($"invariant broken: {meaning}");
