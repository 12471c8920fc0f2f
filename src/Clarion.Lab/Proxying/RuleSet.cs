using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Clarion.Primitives;

namespace Clarion.Lab.Proxying;

/// <summary>
/// A node's rules as a script for <c>nft -f</c>. It replaces all rules in one step, but keeps the sets that remember
/// which client went where. Connections that there are keep their target, which the kernel remembers.
/// </summary>
internal sealed class RuleSet
{
    public const string Table = "clarion-lab-proxy";

    /// <summary>kube-proxy's default of sessionAffinityConfig.clientIP.timeoutSeconds.</summary>
    private const string Affinity = "3h";

    private const string ProtocolAndPort = "meta l4proto . th dport";

    private readonly StringBuilder rules = new();
    private readonly StringBuilder elements = new();
    private readonly SortedSet<string> chains = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IpFamily> sets = new(StringComparer.Ordinal);

    private RuleSet()
    {
    }

    /// <summary>The chains that come and go with targets.</summary>
    public ImmutableSortedSet<string> Chains => [.. chains];

    /// <summary>The sets that remember clients.</summary>
    public ImmutableSortedSet<string> Sets => [.. sets.Keys];

    /// <summary>The rules of these fronts; of two with the same address and port the first one counts.</summary>
    public static RuleSet Of(IEnumerable<ProxyFront> fronts)
    {
        var set = new RuleSet();
        foreach (var front in fronts.DistinctBy(front => (front.Address, front.Protocol, front.Port)))
            set.Add(front);
        return set;
    }

    /// <summary>The script that makes this of what is there now.</summary>
    /// <param name="before">What is there now; null: nothing.</param>
    public string Script(RuleSet? before)
    {
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $"add table inet {Table}\n");
        Declare(script);
        script.Append(CultureInfo.InvariantCulture, $"flush table inet {Table}\n");
        foreach (var map in (string[])["fronts4", "fronts6", "nodeports", "empty4", "empty6"])
            script.Append(CultureInfo.InvariantCulture, $"flush map inet {Table} {map}\n");
        foreach (var chain in before?.Chains.Except(Chains) ?? [])
            script.Append(CultureInfo.InvariantCulture, $"delete chain inet {Table} {chain}\n");
        foreach (var set in before?.Sets.Except(Sets) ?? [])
            script.Append(CultureInfo.InvariantCulture, $"delete set inet {Table} {set}\n");
        Fixed(script);
        return script.Append(rules).Append(elements).ToString();
    }

    private void Declare(StringBuilder script)
    {
        script.Append(CultureInfo.InvariantCulture, $$"""
            add map inet {{Table}} fronts4 { type ipv4_addr . inet_proto . inet_service : verdict; }
            add map inet {{Table}} fronts6 { type ipv6_addr . inet_proto . inet_service : verdict; }
            add map inet {{Table}} nodeports { type inet_proto . inet_service : verdict; }
            add map inet {{Table}} empty4 { type ipv4_addr . inet_proto . inet_service : verdict; }
            add map inet {{Table}} empty6 { type ipv6_addr . inet_proto . inet_service : verdict; }
            add chain inet {{Table}} in { type nat hook prerouting priority dstnat; }
            add chain inet {{Table}} out { type nat hook output priority -100; }
            add chain inet {{Table}} after { type nat hook postrouting priority srcnat; }
            add chain inet {{Table}} nobody { type filter hook prerouting priority -110; }
            add chain inet {{Table}} refuse

            """);
        foreach (var (name, family) in sets)
            script.Append(CultureInfo.InvariantCulture, $$"""
                add set inet {{Table}} {{name}} { type {{Type(family)}}; flags dynamic,timeout; timeout {{Affinity}}; }

                """);
        foreach (var chain in chains)
            script.Append(CultureInfo.InvariantCulture, $"add chain inet {Table} {chain}\n");
    }

    private static void Fixed(StringBuilder script)
    {
        foreach (var chain in (string[])["in", "out"])
            script.Append(CultureInfo.InvariantCulture, $"""
                add rule inet {Table} {chain} ip daddr . {ProtocolAndPort} vmap @fronts4
                add rule inet {Table} {chain} ip6 daddr . {ProtocolAndPort} vmap @fronts6
                add rule inet {Table} {chain} meta nfproto ipv4 fib daddr type local {ProtocolAndPort} vmap @nodeports

                """);
        script.Append(CultureInfo.InvariantCulture, $"""
            add rule inet {Table} nobody ip daddr . meta l4proto . th dport vmap @empty4
            add rule inet {Table} nobody ip6 daddr . meta l4proto . th dport vmap @empty6
            add rule inet {Table} refuse reject
            add rule inet {Table} after meta mark & 0x4000 == 0x4000 masquerade

            """);
    }

    private void Add(ProxyFront front)
    {
        var key = $"{front.Protocol} . {front.Port}";
        var family = front.Address?.Family ?? IpFamily.IPv4;
        var suffix = family == IpFamily.IPv4 ? "4" : "6";
        if (front.Address is { } address)
            key = $"{address} . {key}";
        if (front.Targets.Count == 0)
        {
            if (front.Address is not null)
                Element($"empty{suffix}", key, front.Policy.Refuses ? "goto refuse" : "drop");
            return;
        }

        var chain = Chain("f", $"{front.Address?.ToString() ?? "node"}_{front.Protocol}_{front.Port}");
        chains.Add(chain);
        Element(front.Address is null ? "nodeports" : $"fronts{suffix}", key, $"goto {chain}");
        Spread(front, chain, family);
    }

    /// <summary>A client that is known goes where it went; the others are spread by chance.</summary>
    private void Spread(ProxyFront front, string chain, IpFamily family)
    {
        if (front.Policy.Masquerades)
            Rule(chain, "meta mark set meta mark | 0x4000");
        var owner = front.Policy.KeepsClient ? chain : "";
        var goals = front.Targets.Select(target => Target(target, family, owner)).ToList();
        if (front.Policy.KeepsClient)
            goals.ForEach(goal => Rule(chain, $"{Source(family)} @c{goal} goto {goal}"));
        var spread = goals.Select((goal, i) => string.Create(CultureInfo.InvariantCulture, $"{i} : goto {goal}"));
        Rule(chain, string.Create(
            CultureInfo.InvariantCulture, $"numgen random mod {goals.Count} vmap {{ {string.Join(", ", spread)} }}"));
    }

    /// <summary>The chain that leads to a target; with affinity each front has one that notes clients.</summary>
    private string Target(ProxyTarget target, IpFamily family, string owner)
    {
        var chain = Chain("t", $"{target.Address}_{target.Port}{owner}");
        if (!chains.Add(chain))
            return chain;
        if (owner.Length > 0)
        {
            sets.Add($"c{chain}", family);
            Rule(chain, $"update @c{chain} {{ {Source(family)} }}");
        }

        Rule(chain, family == IpFamily.IPv4
            ? $"meta l4proto {{ tcp, udp }} dnat ip to {target.Address}:{target.Port}"
            : $"meta l4proto {{ tcp, udp }} dnat ip6 to [{target.Address}]:{target.Port}");
        return chain;
    }

    private void Rule(string chain, string rule) =>
        rules.Append(CultureInfo.InvariantCulture, $"add rule inet {Table} {chain} {rule}\n");

    private void Element(string map, string key, string verdict) =>
        elements.Append(CultureInfo.InvariantCulture, $"add element inet {Table} {map} {{ {key} : {verdict} }}\n");

    private static string Chain(string kind, string text) =>
        kind + text.Replace('.', '_').Replace(':', 'x').Replace("-", "", StringComparison.Ordinal);

    private static string Type(IpFamily family) => family == IpFamily.IPv4 ? "ipv4_addr" : "ipv6_addr";

    private static string Source(IpFamily family) => family == IpFamily.IPv4 ? "ip saddr" : "ip6 saddr";
}
