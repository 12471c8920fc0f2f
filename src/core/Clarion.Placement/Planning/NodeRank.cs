using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>
/// A node's place in the order for an address: SHA-256 of <c>NODE#ADDRESS</c>, lowest first, which is MetalLB's order,
/// so that changing over moves nothing.
/// </summary>
public readonly record struct NodeRank : IComparable<NodeRank>
{
    /// <summary>Kubernetes names are at most 253 bytes, an address' text at most 45.</summary>
    private const int MaxTextBytes = 512;

    private readonly UInt128 high;
    private readonly UInt128 low;

    private NodeRank(UInt128 high, UInt128 low) => (this.high, this.low) = (high, low);

    /// <summary>The rank of a node for an address, given as its canonical text.</summary>
    public static NodeRank Of(NodeName node, string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> text = stackalloc byte[MaxTextBytes];
        var length = Encoding.UTF8.GetBytes(node.Value, text);
        text[length++] = (byte)'#';
        length += Encoding.UTF8.GetBytes(address, text[length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    public int CompareTo(NodeRank other) => high != other.high ? high.CompareTo(other.high) : low.CompareTo(other.low);

    public static bool operator <(NodeRank left, NodeRank right) => left.CompareTo(right) < 0;

    public static bool operator >(NodeRank left, NodeRank right) => left.CompareTo(right) > 0;

    public static bool operator <=(NodeRank left, NodeRank right) => left.CompareTo(right) <= 0;

    public static bool operator >=(NodeRank left, NodeRank right) => left.CompareTo(right) >= 0;

    /// <summary>The hash's first eight bytes in hexadecimal.</summary>
    public override string ToString() => ((ulong)(high >> 64)).ToString("x16", null);
}
