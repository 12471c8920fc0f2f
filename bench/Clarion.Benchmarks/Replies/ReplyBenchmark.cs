using System.Globalization;
using Clarion.Neighbors.Arp;
using Clarion.Neighbors.Frames;
using Clarion.Neighbors.Ndp;
using Clarion.Primitives;

namespace Clarion.Benchmarks.Replies;

/// <summary>What making one answer costs, with 2,500 owned addresses of each family.</summary>
internal static class ReplyBenchmark
{
    private const int Rounds = 2_000_000;
    private const int Addresses = 2_500;

    private static readonly MacAddress Ours = new(0x0200_0000_0001);
    private static readonly MacAddress Asker = new(0x0200_0000_0002);
    private static readonly IpAddress FirstIPv4 = IpAddress.ParseOrThrow("10.9.0.0");
    private static readonly IpAddress FirstIPv6 = IpAddress.ParseOrThrow("2001:db8::");

    private delegate bool Responder(
        OwnedAddresses owned, ReadOnlySpan<byte> frame, Span<byte> reply, out IpAddress target, out DropReason reason);

    public static void Run()
    {
        var owned = new OwnedAddresses(Ours, Enumerable.Range(0, Addresses).SelectMany(i => new[]
        {
            FirstIPv4 with { Value = FirstIPv4.Value + (uint)i },
            FirstIPv6 with { Value = FirstIPv6.Value + (uint)i },
        }));
        Console.WriteLine("| answer | ns | bytes allocated per reply |");
        Console.WriteLine("|---|---|---|");
        Measure("ARP", ArpResponder.TryReply, owned, Request());
        Measure("NDP", NdpResponder.TryReply, owned, Solicitation());
    }

    private static void Measure(string name, Responder responder, OwnedAddresses owned, byte[] frame)
    {
        var reply = new byte[NeighborAdvertisement.LengthMax];
        for (var i = 0; i < Rounds; i++)
            responder(owned, frame, reply, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < Rounds; i++)
            responder(owned, frame, reply, out _, out _);
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {elapsed.TotalNanoseconds / Rounds:0} | {allocated / (double)Rounds:0.00} |"));
    }

    private static byte[] Request()
    {
        var bytes = new byte[ArpFrame.Length];
        var target = FirstIPv4 with { Value = FirstIPv4.Value + (Addresses / 2) };
        ArpFrame.WhoHas(Asker, IpAddress.ParseOrThrow("10.9.255.1"), target).Write(bytes);
        return bytes;
    }

    private static byte[] Solicitation()
    {
        var target = FirstIPv6 with { Value = FirstIPv6.Value + (Addresses / 2) };
        var bytes = new byte[NeighborSolicitation.LengthMax];
        var length = new NeighborSolicitation
        {
            EthernetDestination = Ipv6Multicast.EthernetAddress(Ipv6Multicast.SolicitedNode(target)),
            EthernetSource = Asker,
            Source = IpAddress.ParseOrThrow("2001:db8:1::1"),
            Destination = Ipv6Multicast.SolicitedNode(target),
            Target = target,
            SourceLinkLayer = Asker,
        }.Write(bytes);
        return bytes[..length];
    }
}
