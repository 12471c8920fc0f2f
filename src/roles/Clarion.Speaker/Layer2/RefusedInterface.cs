using Clarion.Neighbors.Interfaces;

namespace Clarion.Speaker.Layer2;

/// <summary>An interface that cannot be used, although an address may name it.</summary>
/// <param name="Name">Its name, or the one in the advertisement.</param>
/// <param name="Verdict">Why not.</param>
public readonly record struct RefusedInterface(string Name, InterfaceVerdict Verdict);
