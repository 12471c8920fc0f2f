using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Inspection.Findings;
using Clarion.Ipam.Reasons;
using Clarion.Output;
using Clarion.Placement.Reasons;

namespace Clarion.Verbs.Explain;

/// <summary>All about one Service: address, announcement, traffic, and what to do.</summary>
internal static class ServiceReport
{
    public static Answer Of(Judgement judgement, ServiceView service, ServiceSurroundings surroundings)
    {
        var findings = FindingsOf(judgement, service, surroundings);
        return Answer.Of(
            new Document(
            [
                FactsOf(judgement, service),
                AddressSections.PoolsOf(judgement, service),
                AnnouncementSections.FactsOf(judgement, service),
                AnnouncementSections.NodesOf(judgement, service),
                AnnouncementSections.AdvertisementsOf(judgement, service),
                SpeakerTable.Of(MineOf(service, surroundings)),
                SpeakerTable.DecisionsOf(MineOf(service, surroundings), judgement.Picture.Taken),
                TrafficSections.FactsOf(service, surroundings.KubeProxy),
                TrafficSections.EventsOf(judgement, surroundings),
                WhatToDo.Of(judgement, findings),
                Gaps.Of(judgement, surroundings.Gaps),
            ]),
            findings.Any(finding => finding.Level == Level.Problem));
    }

    private static List<Finding> FindingsOf(
        Judgement judgement, ServiceView service, ServiceSurroundings surroundings)
    {
        return
        [
            .. InstallationFindings.Of(judgement).Where(finding => Concerns(service, finding)),
            .. ServiceFindings.Of(judgement, service),
            .. ConfigurationOf(judgement, service),
            .. SpeakerFindings.Of(MineOf(service, surroundings)),
            .. TrafficSections.FindingsOf(service, surroundings.KubeProxy),
        ];
    }

    /// <summary>What is wrong with the objects that would have to be right for this Service.</summary>
    private static IEnumerable<Finding> ConfigurationOf(Judgement judgement, ServiceView service)
    {
        var picture = judgement.Picture;
        if (service.Outcome?.Reason == AllocationReason.NoPools)
            return ConfigurationFindings.OfOtherNamespaces(picture);
        return service.Placement?.Reason == PlacementReason.NoMatchingAdvertisement
            ? ConfigurationFindings.OfOtherNamespaces(picture).Concat(ConfigurationFindings.OfBgp(picture)) : [];
    }

    /// <summary>What the speakers say of this Service and its addresses.</summary>
    private static SpeakerSurvey MineOf(ServiceView service, ServiceSurroundings surroundings)
    {
        var addresses = service.Request.HeldAddresses.Select(address => address.ToString()).ToHashSet();
        return SpeakerSurvey.Of(surroundings.Speakers.Answers.Select(view => view with
        {
            Addresses = [.. view.Addresses.Where(address => addresses.Contains(address.Address))],
            Decisions = [.. view.Decisions.Where(decision => decision.Service == service.Name.ToString())],
        }));
    }

    /// <summary>A speaker that is down matters to a Service that nobody announces, a controller to all.</summary>
    private static bool Concerns(ServiceView service, Finding finding) => finding.Level == Level.Problem
        && (service.Placement is { Owner: null }
            || finding.Reason != FindingReasons.Catalogue[FindingReason.SpeakerDown]);

    private static FactsSection FactsOf(Judgement judgement, ServiceView service)
    {
        var request = service.Request;
        var reason = service.Outcome is { } outcome ? AllocationReasons.Catalogue[outcome.Reason] : null;
        var facts = new List<Fact>
        {
            new("Address", "addresses", Cell.Of(request.HeldAddresses.Select(address => address.ToString()))),
            new("From pool", "pool", request.RecordedPool?.Value),
            new("Since", "since", Cell.Age(service.AllocatedSince, judgement.Picture.Taken)),
            new("Asks for", "asksFor", Cell.Of(WishesOf(service))),
            new("Created", "created", Cell.Age(service.Object.Metadata.CreationTimestamp, judgement.Picture.Taken)),
        };
        if (reason is not null)
        {
            facts.Add(new("Allocation", "allocation",
                new(reason.With(service.Outcome!.Value.Detail), reason.Code)
                {
                    Tone = service.IsWaiting ? Tone.Bad : Tone.Good,
                }));
        }

        return new("service", facts) { Title = $"Service {service.Name}" };
    }

    private static IEnumerable<string> WishesOf(ServiceView service)
    {
        var request = service.Request;
        yield return $"{string.Join(" and ", request.Families)} ({request.FamilyPolicy})";
        if (!request.RequestedAddresses.IsEmpty)
            yield return $"address {string.Join(" and ", request.RequestedAddresses)}";
        if (request.RequestedPool is { } pool)
            yield return $"pool '{pool}'";
        if (request.SharingKey is { } key)
            yield return $"to share under '{key}'";
        yield return $"ports {string.Join(" ", request.Ports)}";
    }
}
