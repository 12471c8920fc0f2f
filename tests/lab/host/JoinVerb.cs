using Clarion.Linux.Multicast;
using Clarion.Neighbors.Ndp;
using Clarion.Primitives;

namespace Clarion.LabHost;

/// <summary>Joins so many solicited-node groups, says with how many sockets, and leaves half of them again.</summary>
internal static class JoinVerb
{
    public static int Run(string name, int count)
    {
        using var membership = new MulticastMembership();
        var index = ListenVerb.Find(name);
        for (var i = 0; i < count; i++)
        {
            if (!membership.TryJoin(index, Group(i), out var failure))
                throw new IOException(failure.ToString());
        }

        Console.Out.WriteLine($"joined {membership.Count} {membership.SocketCount}");
        for (var i = 0; i < count; i += 2)
            membership.Leave(index, Group(i));
        Console.Out.WriteLine($"kept {membership.Count}");
        Console.In.ReadToEnd();
        return 0;
    }

    private static IpAddress Group(int i) => Ipv6Multicast.SolicitedNode(new(IpFamily.IPv6, (UInt128)i));
}
