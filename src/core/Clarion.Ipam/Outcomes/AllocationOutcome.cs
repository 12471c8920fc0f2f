using Clarion.Ipam.Reasons;
using Clarion.Model.Pools;
using Clarion.Model.Services;

namespace Clarion.Ipam.Outcomes;

/// <summary>What a Service has from now on, and why.</summary>
/// <param name="Service">Which Service.</param>
/// <param name="Addresses">Its addresses.</param>
/// <param name="Pool">The pool they came from; null without addresses.</param>
/// <param name="Reason">
/// <see cref="AllocationReason.Allocated"/>, or why not all wishes are met; with addresses: those it had before.
/// </param>
/// <param name="Detail">The particulars as a sentence; null when there is nothing to add to the reason.</param>
public readonly record struct AllocationOutcome(
    ServiceName Service, AddressPair Addresses, PoolName? Pool, AllocationReason Reason, string? Detail);
