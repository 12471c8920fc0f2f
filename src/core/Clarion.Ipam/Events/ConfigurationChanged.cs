using Clarion.Model.Tracking;

namespace Clarion.Ipam.Events;

/// <summary>Other pools are in force.</summary>
public sealed record ConfigurationChanged(Configuration Configuration) : AllocatorEvent;
