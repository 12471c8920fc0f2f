using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Clarion.Scenarios.Lan;

/// <summary>struct sockaddr_ll for ARP on one interface (packet(7)).</summary>
internal sealed class LinkEndPoint(int interfaceIndex) : EndPoint
{
    public const ushort EthPArp = 0x0806;

    private const int Bytes = 20;

    public override AddressFamily AddressFamily => AddressFamily.Packet;

    public override SocketAddress Serialize()
    {
        var address = new SocketAddress(AddressFamily.Packet, Bytes);
        BinaryPrimitives.WriteUInt16BigEndian(address.Buffer.Span[2..], EthPArp);
        BinaryPrimitives.WriteInt32LittleEndian(address.Buffer.Span[4..], interfaceIndex);
        return address;
    }
}
