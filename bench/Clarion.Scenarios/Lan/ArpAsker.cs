using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Clarion.Neighbors.Arp;
using Clarion.Primitives;
using Clarion.Testing.Clusters;

namespace Clarion.Scenarios.Lan;

/// <summary>A client that asks the LAN for an address, again and again, until somebody says who has it.</summary>
internal sealed partial class ArpAsker(LabHost host, int interfaceIndex, MacAddress own, IpAddress ownIp)
{
    private const int PauseMillis = 2;

    /// <summary>An asker on the client of the lab.</summary>
    public static async Task<ArpAsker> OnAsync(LabHost client, CancellationToken cancellation)
    {
        var link = await client.Command("ip", "link", "show", "eth0").RunOrThrowAsync(cancellation);
        var mac = Convert.FromHexString(
            (await client.HardwareAddressAsync(cancellation)).Replace(":", "", StringComparison.Ordinal));
        return new ArpAsker(
            client,
            int.Parse(InterfaceIndex().Match(link).Value, CultureInfo.InvariantCulture),
            MacAddress.FromBytes(mac),
            IpAddress.ParseOrThrow("10.89.0.100"));
    }

    /// <returns>A timestamp of <see cref="TimeProvider.System"/>: when the first answer was heard.</returns>
    public Task<long> FirstAnswerAsync(IpAddress target, CancellationToken cancellation) =>
        NamespaceThread.RunAsync(host, () => Ask(target, cancellation));

    private long Ask(IpAddress target, CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.Packet, SocketType.Raw, 0) { ReceiveTimeout = PauseMillis };
        socket.Bind(new LinkEndPoint(interfaceIndex));
        var request = new byte[ArpFrame.Length];
        ArpFrame.WhoHas(own, ownIp, target).Write(request);
        var buffer = new byte[128];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            socket.Send(request);
            while (TryReceive(socket, buffer, out var length))
            {
                if (ArpFrame.TryRead(buffer.AsSpan(0, length), out var heard, out _) && heard.SenderIp == target
                    && heard.Destination == own)
                    return TimeProvider.System.GetTimestamp();
            }
        }
    }

    private static bool TryReceive(Socket socket, byte[] buffer, out int length)
    {
        length = socket.Receive(buffer, 0, buffer.Length, SocketFlags.None, out var error);
        return error == SocketError.Success;
    }

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex InterfaceIndex();
}
