using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Clarion.Neighbors.Interfaces;

/// <summary>Which interfaces an address is announced on.</summary>
public static class InterfaceRules
{
    /// <summary>Judges one interface for one address. Lasting obstacles are named before passing ones.</summary>
    /// <param name="facts">The interface.</param>
    /// <param name="exclusion">What the configuration leaves out.</param>
    /// <param name="advertised">The names that the advertisements list; empty: every usable interface.</param>
    public static InterfaceVerdict Judge(
        in InterfaceFacts facts, InterfaceExclusion exclusion, ImmutableArray<string> advertised) => facts switch
        {
            { IsLoopback: true } => InterfaceVerdict.Loopback,
            _ when exclusion.Excludes(facts.Name) => InterfaceVerdict.Excluded,
            { HasNoArp: true } => InterfaceVerdict.NoArp,
            { IsEnslaved: true } => InterfaceVerdict.Enslaved,
            { Mac: null or { Value: 0 } } => InterfaceVerdict.NoMac,
            { IsUp: false } => InterfaceVerdict.Down,
            { IsRunning: false } => InterfaceVerdict.NotRunning,
            _ when !IsAdvertised(facts.Name, advertised) => InterfaceVerdict.NotAdvertised,
            _ => InterfaceVerdict.Usable,
        };

    private static bool IsAdvertised(string name, ImmutableArray<string> advertised) =>
        advertised.IsDefaultOrEmpty || ImmutableCollectionsMarshal.AsArray(advertised).AsSpan().Contains(name);
}
