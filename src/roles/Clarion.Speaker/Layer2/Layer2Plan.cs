using System.Collections.Immutable;
using Clarion.Linux.Links;
using Clarion.Neighbors.Interfaces;

namespace Clarion.Speaker.Layer2;

/// <summary>Which interface answers for which addresses: a pure function of links, options and wishes.</summary>
/// <param name="Interfaces">Every usable interface, also without addresses: its sockets are then ready.</param>
/// <param name="Outcomes">Every address in the order asked for.</param>
/// <param name="Refused">Every interface that is not usable, those first that a cable or a command would mend.</param>
internal sealed record Layer2Plan(
    ImmutableArray<InterfacePlan> Interfaces,
    ImmutableArray<AnnouncementOutcome> Outcomes,
    ImmutableArray<RefusedInterface> Refused)
{
    /// <summary>Interfaces that a sentence lists: a node may have hundreds, one for each container.</summary>
    private const int ListedMax = 8;

    /// <summary>Why nothing can be announced here, as a sentence; null when an interface is usable.</summary>
    public string? NoInterface
    {
        get
        {
            if (!Interfaces.IsEmpty)
                return null;
            var listed = string.Join(", ", Refused.Take(ListedMax).Select(each => $"{each.Name} ({each.Verdict})"));
            var more = Refused.Length > ListedMax ? $" and {Refused.Length - ListedMax} more" : "";
            return $"no usable network interface: {(listed.Length > 0 ? listed : "there is none at all")}{more}; bring "
                + "one up that resolves neighbors, or take it off the list in ConfigMap metallb-excludel2";
        }
    }

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
            [.. desired.Select(each => OutcomeOf(each, usable, verdicts))],
            [
                .. verdicts.Where(each => each.Value != InterfaceVerdict.Usable)
                    .OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal)
                    .Select(each => new RefusedInterface(each.Key, each.Value)),
            ]);
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
