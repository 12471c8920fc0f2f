using System.Collections.Immutable;
using Clarion.Linux.Multicast;
using Clarion.Neighbors.Ndp;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Speaker.Layer2;

/// <summary>
/// Keeps the solicited-node groups of all announced IPv6 addresses joined, per interface: a switch that snoops MLD
/// delivers solicitations to members only.
/// </summary>
internal sealed class SolicitedNodeGroups(ILogger logger) : IDisposable
{
    private readonly MulticastMembership membership = new();
    private readonly Dictionary<InterfaceIndex, HashSet<IpAddress>> joined = [];
    private readonly HashSet<InterfaceIndex> failing = [];

    /// <summary>Joins what is new for an interface and leaves what is gone.</summary>
    /// <returns>False when the kernel refused a group; the next call tries again.</returns>
    public bool Set(InterfacePlan plan)
    {
        if (!joined.TryGetValue(plan.Index, out var present))
            joined.Add(plan.Index, present = []);
        var wanted = plan.Addresses.Where(address => address.Family == IpFamily.IPv6).ToImmutableHashSet();
        foreach (var address in present.Except(wanted).ToList())
            Leave(plan.Index, present, address);
        foreach (var address in wanted.Except(present))
        {
            if (!membership.TryJoin(plan.Index, Ipv6Multicast.SolicitedNode(address), out var failure))
            {
                if (failing.Add(plan.Index))
                    Log.GroupNotJoined(logger, plan.Name, address, failure);
                return false;
            }

            present.Add(address);
        }

        failing.Remove(plan.Index);
        return true;
    }

    /// <summary>Leaves all groups of an interface.</summary>
    public void Drop(InterfaceIndex index)
    {
        failing.Remove(index);
        if (!joined.Remove(index, out var present))
            return;
        foreach (var address in present.ToList())
            Leave(index, present, address);
    }

    public void Dispose() => membership.Dispose();

    private void Leave(InterfaceIndex index, HashSet<IpAddress> present, IpAddress address)
    {
        present.Remove(address);
        membership.Leave(index, Ipv6Multicast.SolicitedNode(address));
    }
}
