using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Clarion.Linux.Calls;
using Clarion.Linux.Netlink;
using Clarion.Primitives;

namespace Clarion.Linux.Links;

/// <summary>
/// Builds the picture of all links out of one netlink socket's datagrams: the dump of links, the dump of addresses, and
/// the events, which may come in between. The kernel queues them in the order of what happened.
/// </summary>
internal sealed class LinkTable
{
    private readonly SortedDictionary<InterfaceIndex, Link> links = [];
    private Phase phase;

    /// <summary>What the reader is to do after a datagram.</summary>
    public enum Step
    {
        /// <summary>Read on.</summary>
        Continue,

        /// <summary>The links are complete; ask for the addresses.</summary>
        RequestAddresses,

        /// <summary>Something changed during the dump: begin anew with another socket.</summary>
        StartAgain,

        /// <summary>The kernel refused the dump: <see cref="Refusal"/> says why.</summary>
        Refused,
    }

    private enum Phase
    {
        Links,
        Addresses,
        Complete,
    }

    /// <summary>Why the kernel refused a dump.</summary>
    public Errno Refusal { get; private set; }

    /// <summary>Whether both dumps are in.</summary>
    public bool IsComplete => phase == Phase.Complete;

    public LinkSnapshot ToSnapshot() => new([.. links.Values]);

    /// <summary>Takes a datagram in.</summary>
    public Step Apply(ReadOnlySpan<byte> datagram)
    {
        var step = Step.Continue;
        while (NetlinkMessage.TryTake(ref datagram, out var message))
        {
            if (message.Type == NetlinkMessage.NLMSG_ERROR)
                return Refuse(message.Payload);
            if ((message.Flags & NetlinkMessage.NLM_F_DUMP_INTR) != 0)
                return Step.StartAgain;
            if (message.Type == NetlinkMessage.NLMSG_DONE)
            {
                phase = phase == Phase.Links ? Phase.Addresses : Phase.Complete;
                step = phase == Phase.Addresses ? Step.RequestAddresses : step;
            }
            else
            {
                Apply(message);
            }
        }

        return step;
    }

    private Step Refuse(ReadOnlySpan<byte> payload)
    {
        // struct nlmsgerr begins with the negative errno; nothing we send asks for an acknowledgement.
        Refusal = payload.Length < sizeof(int) ? Errno.EINVAL : (Errno)(-MemoryMarshal.Read<int>(payload));
        return Step.Refused;
    }

    private void Apply(NetlinkMessage message)
    {
        if (message.Type is NetlinkMessage.RTM_NEWLINK or NetlinkMessage.RTM_DELLINK)
        {
            if (!LinkMessage.TryRead(message.Payload, out var link))
                return;
            if (message.Type == NetlinkMessage.RTM_DELLINK)
                links.Remove(link!.Index);
            else
                links[link!.Index] = link with { Addresses = links.GetValueOrDefault(link.Index)?.Addresses ?? [] };
        }
        else if (message.Type is NetlinkMessage.RTM_NEWADDR or NetlinkMessage.RTM_DELADDR
            && AddressMessage.TryRead(message.Payload, out var index, out var address)
            && links.TryGetValue(index, out var owner))
        {
            links[index] = owner with
            {
                Addresses = Change(owner.Addresses, address, message.Type == NetlinkMessage.RTM_NEWADDR),
            };
        }
    }

    private static ImmutableArray<LinkAddress> Change(
        ImmutableArray<LinkAddress> addresses, LinkAddress changed, bool isPresent)
    {
        var others = addresses.Where(each =>
            (each.Address, each.PrefixLength) != (changed.Address, changed.PrefixLength));
        var all = isPresent ? others.Append(changed) : others;
        return [.. all.OrderBy(each => each.Address).ThenBy(each => each.PrefixLength)];
    }
}
