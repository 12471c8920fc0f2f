using Clarion.CommandLine;
using Clarion.Inspection;
using Clarion.Inspection.Findings;
using Clarion.Model.Pools;
using Clarion.Output;
using Clarion.Primitives;
using Clarion.Verbs.Pools;

namespace Clarion.Verbs.Explain;

/// <summary>Whose an address is, from which pool, or what lies next to it.</summary>
internal static class AddressReport
{
    public static Answer Of(Judgement judgement, IpAddress address)
    {
        var holders = judgement.Services.Where(service => service.Request.HeldAddresses.Contains(address)).ToList();
        var findings = holders.SelectMany(service => ServiceFindings.Of(judgement, service)).ToList();
        var asked = judgement.Services
            .Where(service => !holders.Contains(service) && service.Request.RequestedAddresses.Contains(address))
            .Select(service => service.Name.ToString()).ToList();
        var strangers = judgement.OthersServices
            .Where(service => service.Status.LoadBalancer.Ingress?.Any(
                one => IpAddress.TryParse(one.Ip, out var held) && held == address) == true)
            .Select(service => service.Metadata.Key.ToString()).ToList();
        var names = holders.Select(service => service.Name.ToString()).ToList();
        var facts = new List<Fact>
        {
            new("Held by", "services", Cell.Of(names)),
            new("Asked for by", "askedForBy", Cell.Of(asked)),
            PoolOf(judgement, address),
            new("Announced by", "announcedBy", Cell.Of(holders.SelectMany(service => service.Announcers).Distinct())),
        };
        if (strangers.Count > 0)
            facts.Add(new("Held by others", "otherServices", Cell.Of(strangers)));
        return Answer.Of(
            new Document(
                new FactsSection("address", facts) { Title = $"Address {address}" },
                new TextSection("whatToDo", [.. AdviceOf(judgement, address, [.. names, .. strangers], findings)])
                {
                    Title = "What to do",
                },
                Gaps.Of(judgement)),
            findings.Any(finding => finding.Level == Level.Problem));
    }

    private static Fact PoolOf(Judgement judgement, IpAddress address)
    {
        if (FindPool(judgement, address) is { } pool)
        {
            var range = pool.Ranges.First(range => range.Contains(address));
            return new("In pool", "pool", new($"{pool.Name} ({PoolTable.TextOf(range)})", pool.Name.Value));
        }

        var frozen = FindFrozen(judgement, address);
        if (frozen is not null)
        {
            var text = $"{frozen.Name}, which is refused";
            return new("In pool", "pool", new(text, frozen.Name.Value) { Tone = Tone.Bad });
        }

        return judgement.Picture.ShowsAllocation
            ? new("In pool", "pool", new($"none{NeighboursOf(judgement, address)}", null))
            : new("In pool", "pool", new("not known", null));
    }

    private static AddressPool? FindPool(Judgement judgement, IpAddress address) =>
        judgement.Configuration.Pools.FirstOrDefault(pool => pool.Contains(address));

    private static FrozenPool? FindFrozen(Judgement judgement, IpAddress address) =>
        judgement.Configuration.FrozenPools
            .FirstOrDefault(pool => pool.Ranges.Any(range => range.Contains(address)));

    private static string NeighboursOf(Judgement judgement, IpAddress address)
    {
        var ranges = judgement.Configuration.Pools
            .SelectMany(pool => pool.Ranges, (pool, range) => (pool.Name, Range: range))
            .Where(pair => pair.Range.Family == address.Family).ToList();
        var texts = new List<string>();
        var before = ranges.Where(pair => pair.Range.Last < address).OrderBy(pair => pair.Range.Last).ToList();
        var after = ranges.Where(pair => pair.Range.First > address).OrderBy(pair => pair.Range.First).ToList();
        if (before is [.., var below])
            texts.Add($"pool '{below.Name}' ends before it with {below.Range.Last}");
        if (after is [var above, ..])
            texts.Add($"pool '{above.Name}' begins after it with {above.Range.First}");
        return texts.Count == 0 ? "" : $"; {string.Join("; ", texts)}";
    }

    private static IEnumerable<Cell> AdviceOf(
        Judgement judgement, IpAddress address, List<string> holders, List<Finding> findings)
    {
        foreach (var finding in findings)
            yield return ((Cell)$"{finding.About}: {finding.Text}").As(Tone.Bad);
        foreach (var holder in holders)
            yield return $"More about it: clarion explain {holder}";
        if (holders.Count > 0)
            yield break;
        yield return 0 switch
        {
            _ when !judgement.Picture.ShowsAllocation =>
                "Whether it is free is not known: not everything could be read.",
            _ when FindPool(judgement, address) is { } pool =>
                $"It is free. A Service gets it with the annotations metallb.io/loadBalancerIPs: {address} and, if it "
                    + $"should say so, metallb.io/address-pool: {pool.Name}.",
            _ when FindFrozen(judgement, address) is { } frozen =>
                $"Pool '{frozen.Name}' gives out nothing while it is refused: clarion warnings says why it is.",
            _ => "Clarion does not answer for it. To give it to Services, add it to an IPAddressPool.",
        };
    }
}
