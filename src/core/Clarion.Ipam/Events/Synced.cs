namespace Clarion.Ipam.Events;

/// <summary>
/// Everything there is was told. Until then nothing is decided: now first every address that a Service has is claimed
/// for it, and only then new ones are given.
/// </summary>
public sealed record Synced : AllocatorEvent;
