using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Waiting;
using Clarion.Model.Pools;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Services;

/// <summary>What is known of one Service. Changed by the <see cref="Allocator"/> and its parts only.</summary>
internal sealed class ServiceState(ServiceRequest request) : IComparable<ServiceState>
{
    public ServiceRequest Request { get; set; } = request;

    public ServiceName Name => Request.Name;

    public AddressPair Addresses { get; set; }

    /// <summary>The pool that the addresses came from; null without addresses, or when it is not known.</summary>
    public PoolName? Pool { get; set; }

    /// <summary>Until when addresses are kept that are in no pool; null while they are in one.</summary>
    public Instant? GraceUntil { get; set; }

    public AllocationOutcome Outcome { get; set; }

    /// <summary>What could fulfil the wishes that are not met.</summary>
    public List<WaitKey> Waits { get; } = new(0);

    /// <summary>The older one first.</summary>
    public int CompareTo(ServiceState? other)
    {
        if (other is null)
            return 1;
        var byAge = Request.Created.CompareTo(other.Request.Created);
        return byAge != 0 ? byAge : Name.CompareTo(other.Name);
    }
}
