using System.Collections.Immutable;
using Clarion.Linux.Links;
using Clarion.Neighbors.Interfaces;

namespace Clarion.Speaker.Layer2;

/// <summary>Which interface answers for which addresses: a pure function of links, options and wishes.</summary>
/// <param name="Interfaces">Every usable interface, also without addresses: its sockets are then ready.</param>
/// <param name="Outcomes">Every address in the order asked for.</param>
internal sealed record Layer2Plan(
    ImmutableArray<InterfacePlan> Interfaces, ImmutableArray<AnnouncementOutcome> Outcomes)
{
    /// <summary>Makes the plan.</summary>
    public static Layer2Plan Make(
        LinkSnapshot links, InterfaceExclusion exclusion, ImmutableArray<AnnouncedAddress> desired)
    {
        var verdicts = new Dictionary<string, InterfaceVerdict>();
        foreach (var link in links.Links)
            verdicts[link.Name] = InterfaceRules.Judge(Facts(link), exclusion);
        var usable = links.Links.Where(link => verdicts[link.Name] == InterfaceVerdict.Usable).ToImmutableArray();
        return new(
            [.. usable.Select(link => PlanOf(link, desired))],
            [.. desired.Select(each => OutcomeOf(each, usable, verdicts))]);
    }

    private static InterfacePlan PlanOf(Link link, ImmutableArray<AnnouncedAddress> desired) =>
        new(link.Index, link.Name, link.Mac!.Value,
            [
                .. desired.Where(each => InterfaceRules.IsAdvertisedOn(link.Name, each.Interfaces))
                    .Select(each => each.Address),
            ]);

    private static AnnouncementOutcome OutcomeOf(
        AnnouncedAddress asked, ImmutableArray<Link> usable, Dictionary<string, InterfaceVerdict> verdicts) =>
        new(asked.Address,
            [
                .. usable.Select(link => link.Name)
                    .Where(name => InterfaceRules.IsAdvertisedOn(name, asked.Interfaces))
                    .Order(StringComparer.Ordinal),
            ],
            [
                .. asked.Interfaces
                    .Select(name => new RefusedInterface(
                        name, verdicts.GetValueOrDefault(name, InterfaceVerdict.Missing)))
                    .Where(refused => refused.Verdict != InterfaceVerdict.Usable),
            ]);

    private static InterfaceFacts Facts(Link link) => new()
    {
        Name = link.Name,
        Mac = link.Mac,
        IsUp = link.Flags.HasFlag(LinkFlags.Up),
        IsRunning = link.Flags.HasFlag(LinkFlags.Running),
        IsLoopback = link.Flags.HasFlag(LinkFlags.Loopback),
        HasNoArp = link.Flags.HasFlag(LinkFlags.NoArp),
        IsEnslaved = link.Master is not null,
    };
}
