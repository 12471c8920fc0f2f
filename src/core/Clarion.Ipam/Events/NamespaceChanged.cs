using Clarion.Model.Selectors;

namespace Clarion.Ipam.Events;

/// <summary>A namespace is new, or has other labels.</summary>
public sealed record NamespaceChanged(string Name, LabelSet Labels) : AllocatorEvent;
