using System.Globalization;
using System.Net.NetworkInformation;
using Clarion.Linux.Calls;
using Clarion.Linux.Packets;
using Clarion.Neighbors.Arp;
using Clarion.Primitives;

namespace Clarion.Benchmarks.ArpRoundTrip;

/// <summary>Asks for an address, one request after the other, and prints how long answers took.</summary>
internal static class AskingProcess
{
    public const int Requests = 10_000;

    /// <summary>Until the code of both sides is compiled for good.</summary>
    public const int WarmUpRequests = 2_000;

    private const int PatienceMillis = 100;

    public static void Run(string sender, string target)
    {
        var link = NetworkInterface.GetAllNetworkInterfaces().Single(each => each.Name == "eth0");
        var mac = MacAddress.FromBytes(link.GetPhysicalAddress().GetAddressBytes());
        var index = new InterfaceIndex(link.GetIPProperties().GetIPv4Properties().Index);
        if (!PacketSocket.TryOpen(index, PacketFilter.Arp, out var socket, out var failure)
            || !ReadinessWait.TryOpen(out var wait, out failure))
            throw new IOException(failure.ToString());
        wait!.Watch([socket!]);
        var request = new byte[ArpFrame.Length];
        ArpFrame.WhoHas(mac, IpAddress.ParseOrThrow(sender), IpAddress.ParseOrThrow(target)).Write(request);
        Measure(WarmUpRequests, socket!, wait, request);
        Print(Measure(Requests, socket!, wait, request));
    }

    private static List<double> Measure(int count, PacketSocket socket, ReadinessWait wait, byte[] request)
    {
        var micros = new List<double>(count);
        var buffer = new byte[PacketSocket.FrameBytesMax];
        for (var i = 0; i < count; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            socket.TrySend(request, out _);
            if (TryHearReply(socket, wait, buffer))
                micros.Add(TimeProvider.System.GetElapsedTime(start).TotalMicroseconds);
        }

        return micros;
    }

    private static bool TryHearReply(PacketSocket socket, ReadinessWait wait, byte[] buffer)
    {
        while (true)
        {
            wait.Wait(PatienceMillis);
            if (!wait.IsReady(0))
                return false;
            while (socket.TryReceive(buffer, out var length, out _))
            {
                if (ArpFrame.TryRead(buffer.AsSpan(0, length), out var frame, out _)
                    && frame.Operation == ArpOperation.Reply && frame.Destination != MacAddress.Broadcast)
                    return true;
            }
        }
    }

    private static void Print(List<double> micros)
    {
        micros.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{micros[micros.Count / 2]:0} {micros[micros.Count * 99 / 100]:0} {micros[^1]:0} "
            + $"{Requests - micros.Count}"));
    }
}
