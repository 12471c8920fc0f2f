namespace Clarion.Ipam.Pools;

/// <summary>Free numbers from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal readonly record struct Interval(UInt128 First, UInt128 Last);
