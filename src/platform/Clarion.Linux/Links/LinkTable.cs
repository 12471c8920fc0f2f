using System.Runtime.InteropServices;
using Clarion.Linux.Calls;
using Clarion.Linux.Netlink;
using Clarion.Primitives;

namespace Clarion.Linux.Links;

/// <summary>
/// Builds the picture of all links out of one netlink socket's datagrams: the dump, and the events, which may come
/// in between. The kernel queues them in the order of what happened.
/// </summary>
internal sealed class LinkTable
{
    private readonly SortedDictionary<InterfaceIndex, Link> links = [];

    /// <summary>What the reader is to do after a datagram.</summary>
    public enum Step
    {
        /// <summary>Read on.</summary>
        Continue,

        /// <summary>Something changed during the dump: begin anew with another socket.</summary>
        StartAgain,

        /// <summary>The kernel refused the dump: <see cref="Refusal"/> says why.</summary>
        Refused,
    }

    /// <summary>Why the kernel refused a dump.</summary>
    public Errno Refusal { get; private set; }

    /// <summary>Whether the dump is in.</summary>
    public bool IsComplete { get; private set; }

    public LinkSnapshot ToSnapshot() => new([.. links.Values]);

    /// <summary>Takes a datagram in.</summary>
    public Step Apply(ReadOnlySpan<byte> datagram)
    {
        while (NetlinkMessage.TryTake(ref datagram, out var message))
        {
            if (message.Type == NetlinkMessage.NLMSG_ERROR)
                return Refuse(message.Payload);
            if ((message.Flags & NetlinkMessage.NLM_F_DUMP_INTR) != 0)
                return Step.StartAgain;
            if (message.Type == NetlinkMessage.NLMSG_DONE)
                IsComplete = true;
            else
                Apply(message);
        }

        return Step.Continue;
    }

    private Step Refuse(ReadOnlySpan<byte> payload)
    {
        // struct nlmsgerr begins with the negative errno; nothing we send asks for an acknowledgement.
        Refusal = payload.Length < sizeof(int) ? Errno.EINVAL : (Errno)(-MemoryMarshal.Read<int>(payload));
        return Step.Refused;
    }

    private void Apply(NetlinkMessage message)
    {
        var isLink = message.Type is NetlinkMessage.RTM_NEWLINK or NetlinkMessage.RTM_DELLINK;
        if (!isLink || !LinkMessage.TryRead(message.Payload, out var link))
            return;
        if (message.Type == NetlinkMessage.RTM_DELLINK)
            links.Remove(link!.Index);
        else
            links[link!.Index] = link;
    }
}
