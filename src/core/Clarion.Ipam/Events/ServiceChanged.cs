using Clarion.Model.Services;

namespace Clarion.Ipam.Events;

/// <summary>A Service is new, or has changed.</summary>
public sealed record ServiceChanged(ServiceRequest Request) : AllocatorEvent;
