using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

/// <summary>
/// Numbers to events: a small world in which Services collide, share, wait, move and lose their pools.
/// </summary>
internal static class Steps
{
    private const int ServiceCount = 7;

    private static readonly AddressPool Dual = Cluster.Pool("p", "10.0.0.0/30", "fd00::/127");

    private static readonly AddressPool ForSome = Cluster.Pool("q", "10.0.1.255-10.0.2.1") with
    {
        Allocation = new()
        {
            Priority = 5,
            Namespaces = ["a"],
            NamespaceSelectors = [Cluster.Select("team", "x")],
            ServiceSelectors = [Cluster.Select("app", "web")],
        },
    };

    private static readonly AddressPool Manual =
        Cluster.Pool("r", "10.0.3.0/31", "fd03::/128") with { AutoAssign = false };

    private static readonly Configuration[] Configurations =
    [
        Of(Dual, ForSome),
        Of(Dual with { AvoidBuggyIps = true }, ForSome with { Allocation = new() { Priority = 1 } }, Manual),
        Of(),
        Of(ForSome, Manual) with { FrozenPools = [new(new("p"), Dual.Ranges, LabelSet.Empty)] },
        Of(Cluster.Pool("p4", "10.0.0.0/30"), Cluster.Pool("p6", "fd00::/127"), Manual),
        Of(Cluster.Pool("p", "10.0.0.2-10.0.0.3", "10.0.0.0-10.0.0.0", "fd00::1-fd00::4")),
    ];

    public static void Apply(Cluster cluster, int step)
    {
        var bits = new Bits(step);
        var index = bits.Take(ServiceCount);
        var name = $"s{index}";
        switch (bits.Take(12))
        {
            case < 7:
                cluster.Put(ReadService(cluster, name, index, ref bits));
                break;
            case 7 when cluster.Requests.ContainsKey(name):
                cluster.Delete(name);
                break;
            case 8:
                cluster.Configure(Configurations[bits.Take(Configurations.Length)]);
                break;
            case 9:
                var labels = bits.Take(2) == 0 ? LabelSet.Empty : Cluster.Labels("team", "x");
                cluster.Label(index % 2 == 0 ? "a" : "b", labels);
                break;
            case 10:
                cluster.Pass(TimeSpan.FromSeconds(bits.Take(2) == 0 ? 4 : 10));
                break;
        }
    }

    private static ServiceRequest ReadService(Cluster cluster, string name, int index, ref Bits bits)
    {
        var before = cluster.Requests.GetValueOrDefault(name);
        return new(new(index % 2 == 0 ? "a" : "b", name))
        {
            Uid = name,
            Created = DateTimeOffset.UnixEpoch.AddSeconds(index / 2),
            WantsAddress = bits.Take(8) > 0,
            Families = bits.Take(6) switch
            {
                0 => [],
                1 => [IpFamily.IPv6],
                2 => [IpFamily.IPv4, IpFamily.IPv6],
                3 => [IpFamily.IPv6, IpFamily.IPv4],
                _ => [IpFamily.IPv4],
            },
            FamilyPolicy = bits.Take(2) == 0 ? FamilyPolicy.PreferDualStack : FamilyPolicy.RequireDualStack,
            SharingKey = bits.Take(3) == 0 ? null : "k",
            BackendKey = bits.Take(4) == 0 ? "app=web" : "",
            Ports = [new(TransportProtocol.Tcp, bits.Take(4))],
            Labels = bits.Take(2) == 0 ? LabelSet.Empty : Cluster.Labels("app", "web"),
            RequestedPool = bits.Take(5) switch { 0 => new("p"), 1 => new("r"), _ => null },
            RequestedAddresses = bits.Take(7) switch
            {
                0 => [IpAddress.ParseOrThrow("10.0.0.1")],
                1 => [IpAddress.ParseOrThrow("fd00::1"), IpAddress.ParseOrThrow("10.0.0.1")],
                2 => [IpAddress.ParseOrThrow("10.0.2.0")],
                _ => [],
            },
            HeldAddresses = before?.HeldAddresses ?? [],
            RecordedPool = before?.RecordedPool,
        };
    }

    private static Configuration Of(params AddressPool[] pools) => new() { Pools = [.. pools] };

    /// <summary>Draws small numbers from one big one.</summary>
    private ref struct Bits(int seed)
    {
        private ulong state = (ulong)seed;

        public int Take(int count)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)count);
        }
    }
}
