namespace Clarion.Speaker.Layer2;

/// <summary>
/// What happened for one address on all interfaces, counted as MetalLB's <c>metallb_layer2_*</c> do. The answering
/// thread writes the first two, the announcer's loop the third; anyone may read.
/// </summary>
public sealed class AddressCounters
{
    private long requestsReceived;
    private long responsesSent;
    private long gratuitousSent;

    /// <summary>Requests that were for this node to answer.</summary>
    public long RequestsReceived => Volatile.Read(ref requestsReceived);

    /// <summary>Answers sent.</summary>
    public long ResponsesSent => Volatile.Read(ref responsesSent);

    /// <summary>Announcements sent; request and reply of gratuitous ARP are one.</summary>
    public long GratuitousSent => Volatile.Read(ref gratuitousSent);

    internal void CountRequest() => Volatile.Write(ref requestsReceived, requestsReceived + 1);

    internal void CountResponse() => Volatile.Write(ref responsesSent, responsesSent + 1);

    internal void CountGratuitous() => Volatile.Write(ref gratuitousSent, gratuitousSent + 1);
}
