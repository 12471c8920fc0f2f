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

    // Four numbers, not two: what touches a field of type UInt128 is not compiled ahead of time.
    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    private NodeRank(ReadOnlySpan<byte> hash)
    {
        first = BinaryPrimitives.ReadUInt64BigEndian(hash);
        second = BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);
        third = BinaryPrimitives.ReadUInt64BigEndian(hash[16..]);
        fourth = BinaryPrimitives.ReadUInt64BigEndian(hash[24..]);
    }

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
        return new(hash);
    }

    public int CompareTo(NodeRank other) =>
        first != other.first ? first.CompareTo(other.first)
        : second != other.second ? second.CompareTo(other.second)
        : third != other.third ? third.CompareTo(other.third)
        : fourth.CompareTo(other.fourth);

    public static bool operator <(NodeRank left, NodeRank right) => left.CompareTo(right) < 0;

    public static bool operator >(NodeRank left, NodeRank right) => left.CompareTo(right) > 0;

    public static bool operator <=(NodeRank left, NodeRank right) => left.CompareTo(right) <= 0;

    public static bool operator >=(NodeRank left, NodeRank right) => left.CompareTo(right) >= 0;

    /// <summary>The hash's first eight bytes in hexadecimal.</summary>
    public override string ToString() => first.ToString("x16", null);
}
