using Clarion.Model.Services;

namespace Clarion.Ipam.Events;

/// <summary>A Service is gone, or is no longer ours.</summary>
public sealed record ServiceDeleted(ServiceName Service) : AllocatorEvent;
