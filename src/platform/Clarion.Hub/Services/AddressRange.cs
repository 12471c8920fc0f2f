using System.Net;
using Clarion.Primitives;

namespace Clarion.Hub.Services;

/// <summary>The addresses of one family of which Services are given one each.</summary>
/// <param name="network">All of them.</param>
/// <param name="chance">Picks where to begin looking.</param>
internal sealed class AddressRange(IPNetwork network, Random chance)
{
    /// <summary>Of a wide range no more than this is used, as kube-apiserver has it.</summary>
    private const int BitsMax = 16;

    private readonly HashSet<IpAddress> taken = [];
    private readonly IpAddress first = IpAddress.From(network.BaseAddress);

    public IPNetwork Network => network;

    public bool Contains(IpAddress address) =>
        address.Family == first.Family && address.Value > first.Value && address.Value < first.Value + Span;

    /// <summary>Takes one address; false where somebody has it.</summary>
    public bool TryTake(IpAddress address) => taken.Add(address);

    /// <summary>Takes any address; false where none is left.</summary>
    public bool TryTakeAny(out IpAddress address)
    {
        // The first is the network, the last of IPv4 the broadcast: neither is given.
        var count = (int)Span - 2;
        var start = count <= 0 ? 0 : chance.Next(count);
        for (var i = 0; i < count; i++)
        {
            address = first with { Value = first.Value + 1 + (UInt128)((start + i) % count) };
            if (taken.Add(address))
                return true;
        }

        address = default;
        return false;
    }

    public void Free(IpAddress address) => taken.Remove(address);

    private UInt128 Span => UInt128.One << Math.Min(first.BitCount - network.PrefixLength, BitsMax);
}
