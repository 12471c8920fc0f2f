using System.Collections.Immutable;
using Clarion.Primitives;

namespace Clarion.Speaker.Layer2;

/// <summary>What a usable interface is to answer for.</summary>
/// <param name="Index">The interface.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mac">Its hardware address.</param>
/// <param name="Addresses">The addresses, in the order in which they are to be announced.</param>
internal sealed record InterfacePlan(
    InterfaceIndex Index, string Name, MacAddress Mac, ImmutableArray<IpAddress> Addresses);
