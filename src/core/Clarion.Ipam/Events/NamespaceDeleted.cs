namespace Clarion.Ipam.Events;

/// <summary>A namespace is gone.</summary>
public sealed record NamespaceDeleted(string Name) : AllocatorEvent;
