using Clarion.Api.Core;
using Clarion.Api.MetalLb;
using Clarion.Api.Vocabulary;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Reasons;
using Clarion.Model.Services;
using Clarion.Placement.Planning;

namespace Clarion.Inspection;

/// <summary>One Service of ours: what it asks for, what it has, and what the roles say about it.</summary>
/// <param name="Object">As the API server has it.</param>
/// <param name="Request">What it asks for.</param>
internal sealed record ServiceView(Service Object, ServiceRequest Request)
{
    public ServiceName Name => Request.Name;

    /// <summary>What the controller would say now; null where that cannot be worked out.</summary>
    public AllocationOutcome? Outcome { get; init; }

    /// <summary>What the speakers would say now; null without an address, or where it cannot be worked out.</summary>
    public ServicePlacement? Placement { get; init; }

    /// <summary>What speakers have said that they announce.</summary>
    public IReadOnlyList<ServiceL2Status> Statuses { get; init; } = [];

    /// <summary>Where its traffic could go; null where that could not be read.</summary>
    public EndpointTally? Endpoints { get; init; }

    public bool HasAddress => !Request.HeldAddresses.IsEmpty;

    /// <summary>Its addresses, with commas; empty without.</summary>
    public string Addresses => string.Join(", ", Request.HeldAddresses);

    /// <summary>The nodes that say that they announce it, sorted: of thousands of Services nearly always one.</summary>
    public IReadOnlyList<string> Announcers => Statuses is [{ Status.Node: { } only }] ? [only] :
        [.. Statuses.Select(status => status.Status?.Node).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Since when it has all that it asks for, as the controller wrote it; null where it did not.</summary>
    public DateTimeOffset? AllocatedSince => Object.Status.Conditions?.FirstOrDefault(
        condition => condition is { Type: ConditionTypes.AddressAllocated, Status: ConditionTypes.True })
        ?.LastTransitionTime;

    /// <summary>Whether its status shows what the controller would write.</summary>
    public bool IsWritten => Outcome is not { } outcome
        || Request.HeldAddresses.SequenceEqual(Enumerable.Range(0, outcome.Addresses.Count)
            .Select(index => outcome.Addresses[index]));

    /// <summary>Whether it asks for something that it cannot have.</summary>
    public bool IsWaiting => Outcome is { } outcome && outcome.Reason != AllocationReason.Allocated;
}
