using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Api.Vocabulary;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Reasons;

namespace Clarion.Controller.Writing;

/// <summary>What a Service's annotation, ingress and condition should be.</summary>
/// <param name="Pool">Value of the annotation; null for none.</param>
/// <param name="Ingress">The addresses; null: what is there is not ours to change.</param>
/// <param name="Condition">Our condition without its time; null for none.</param>
internal sealed record WantedStatus(string? Pool, IReadOnlyList<string>? Ingress, Condition? Condition)
{
    /// <summary>A Service that is no load balancer keeps nothing of ours; its ingress the API server empties.</summary>
    public static WantedStatus Of(in AllocationOutcome outcome)
    {
        if (outcome.Reason == AllocationReason.NotLoadBalancer)
            return new(null, null, null);
        var addresses = outcome.Addresses;
        return new(
            addresses.Count == 0 ? null : outcome.Pool?.Value,
            [.. Enumerable.Range(0, addresses.Count).Select(index => addresses[index].ToString())],
            new()
            {
                Type = ConditionTypes.AddressAllocated,
                Status = outcome.Reason == AllocationReason.Allocated ? "True" : "False",
                Reason = AllocationReasons.Catalogue[outcome.Reason].Code,
                Message = OutcomeText.Of(outcome),
            });
    }

    /// <summary>Whether the Service says so already.</summary>
    public bool IsStatusOf(Service service)
    {
        var pool = service.Metadata.Annotations?.GetValueOrDefault(Annotations.IpAllocatedFromPool);
        return pool == Pool
            && (Ingress is null || Ingress.SequenceEqual(IngressOf(service)))
            && IsSame(ConditionOf(service), Condition);
    }

    /// <summary>Our condition of a Service, or null.</summary>
    public static Condition? ConditionOf(Service service) =>
        service.Status.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.AddressAllocated);

    /// <summary>The addresses that a Service shows.</summary>
    public static IEnumerable<string> IngressOf(Service service) =>
        (service.Status.LoadBalancer.Ingress ?? []).Select(ingress => ingress.Ip ?? ingress.Hostname ?? "");

    private static bool IsSame(Condition? left, Condition? right) =>
        left?.Status == right?.Status && left?.Reason == right?.Reason && left?.Message == right?.Message;
}
