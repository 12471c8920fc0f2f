using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Clarion.Neighbors.Interfaces;

/// <summary>Which interfaces addresses are announced on.</summary>
public static class InterfaceRules
{
    /// <summary>Judges an interface. Lasting obstacles are named before passing ones.</summary>
    /// <param name="facts">The interface.</param>
    /// <param name="exclusion">What the configuration leaves out.</param>
    public static InterfaceVerdict Judge(in InterfaceFacts facts, InterfaceExclusion exclusion) => facts switch
    {
        { IsLoopback: true } => InterfaceVerdict.Loopback,
        _ when exclusion.Excludes(facts.Name) => InterfaceVerdict.Excluded,
        { HasNoArp: true } => InterfaceVerdict.NoArp,
        { IsEnslaved: true } => InterfaceVerdict.Enslaved,
        { Mac: null or { Value: 0 } } => InterfaceVerdict.NoMac,
        { IsUp: false } => InterfaceVerdict.Down,
        { IsRunning: false } => InterfaceVerdict.NotRunning,
        _ => InterfaceVerdict.Usable,
    };

    /// <summary>Whether a usable interface is one of those that an address is advertised on.</summary>
    /// <param name="name">The interface.</param>
    /// <param name="advertised">The names that the advertisements list; empty: every usable interface.</param>
    public static bool IsAdvertisedOn(string name, ImmutableArray<string> advertised) =>
        advertised.IsDefaultOrEmpty || ImmutableCollectionsMarshal.AsArray(advertised).AsSpan().Contains(name);
}
