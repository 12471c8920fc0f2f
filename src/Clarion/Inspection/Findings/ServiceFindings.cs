using Clarion.Api.Vocabulary;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Reasons;
using Clarion.Placement.Reasons;

namespace Clarion.Inspection.Findings;

/// <summary>What is wrong with Services.</summary>
internal static class ServiceFindings
{
    public static IEnumerable<Finding> Of(Judgement judgement) =>
        judgement.Services.SelectMany(service => Of(judgement, service));

    public static IEnumerable<Finding> Of(Judgement judgement, ServiceView service)
    {
        var about = $"Service/{service.Name}";
        return new[] { OfAddress(judgement, service, about), OfPlacement(judgement, service, about) }.OfType<Finding>()
            .Concat(UnknownAnnotations(service).Select(name => Finding.Of(
                Level.Notice, FindingReason.UnknownAnnotation, about, $"it is '{name}'")));
    }

    private static IEnumerable<string> UnknownAnnotations(ServiceView service) =>
        (service.Object.Metadata.Annotations?.Keys ?? [])
            .Where(name => Annotations.IsOurs(name) && !Annotations.IsKnown(name)).Order(StringComparer.Ordinal);

    private static Finding? OfAddress(Judgement judgement, ServiceView service, string about)
    {
        if (service.Outcome is not { } outcome)
            return null;
        if (FindRival(judgement, service, outcome) is { } rival)
            return Finding.Of(Level.Problem, FindingReason.AddressHeldTwice, about, rival);
        if (service.IsWaiting)
            return Finding.Of(Level.Problem, about, AllocationReasons.Catalogue[outcome.Reason], outcome.Detail);
        return service.IsWritten ? null : Finding.Of(Level.Problem, FindingReason.StatusOutdated, about,
            $"it shows {(service.HasAddress ? service.Addresses : "no address")}, and {outcome.Addresses} "
            + $"of pool '{outcome.Pool}' is free for it");
    }

    /// <summary>An address that the Service shows, and that the allocator leaves to another one.</summary>
    private static string? FindRival(Judgement judgement, ServiceView service, in AllocationOutcome outcome)
    {
        foreach (var address in service.Request.HeldAddresses)
        {
            if (outcome.Addresses.Contains(address))
                continue;
            foreach (var other in judgement.Services)
            {
                if (other.Name != service.Name && other.Request.HeldAddresses.Contains(address)
                    && other.Outcome?.Addresses.Contains(address) == true)
                    return $"{address} stays with the older Service {other.Name}";
            }
        }

        return null;
    }

    private static Finding? OfPlacement(Judgement judgement, ServiceView service, string about)
    {
        if (service.Placement is not { } placement)
            return null;
        if (placement.Owner is not { } owner)
            return Finding.Of(Level.Problem, about, PlacementReasons.Catalogue[placement.Reason], null);
        if (!judgement.Picture.Layer2Statuses.IsRead || service.Announcers.Contains(owner.Value))
            return null;
        return service.Announcers.Count == 0
            ? Finding.Of(Level.Problem, FindingReason.AnnouncementMissing, about, $"it should be node {owner}")
            : Finding.Of(Level.Problem, FindingReason.AnnouncedElsewhere, about,
                $"it is node {string.Join(" and ", service.Announcers)}, and should be node {owner}");
    }
}
