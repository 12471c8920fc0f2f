using System.Collections.Immutable;
using Clarion.Primitives;

namespace Clarion.Speaker.Layer2;

/// <summary>An address that this node is to answer for.</summary>
/// <param name="Address">The address.</param>
/// <param name="Interfaces">On which interfaces, by name; empty: on every usable one.</param>
public sealed record AnnouncedAddress(IpAddress Address, ImmutableArray<string> Interfaces);
