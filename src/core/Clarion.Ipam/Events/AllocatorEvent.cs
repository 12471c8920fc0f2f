namespace Clarion.Ipam.Events;

/// <summary>What an <see cref="Allocator"/> is told.</summary>
public abstract record AllocatorEvent;
