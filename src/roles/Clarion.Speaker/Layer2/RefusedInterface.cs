using Clarion.Neighbors.Interfaces;

namespace Clarion.Speaker.Layer2;

/// <summary>An interface that is named for an address, but cannot be used.</summary>
/// <param name="Name">Its name in the advertisement.</param>
/// <param name="Verdict">Why not.</param>
public readonly record struct RefusedInterface(string Name, InterfaceVerdict Verdict);
