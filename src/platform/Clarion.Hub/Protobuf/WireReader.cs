using System.Buffers.Binary;

namespace Clarion.Hub.Protobuf;

/// <summary>Walks through the fields of a protobuf message; every length is checked before it is used.</summary>
/// <param name="message">The bytes of one message.</param>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    /// <summary>A varint has seven bits per byte: ten bytes hold 64 bits.</summary>
    private const int VarintBytesMax = 10;

    private ReadOnlySpan<byte> rest = message;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Reads the next field.</summary>
    /// <param name="number">The field's number.</param>
    /// <param name="value">What it holds, if it is a number; fixed-width ones too.</param>
    /// <param name="bytes">What it holds, if it has a length.</param>
    /// <returns>False where the bytes are no message.</returns>
    public bool TryRead(out int number, out WireValue value, out ReadOnlySpan<byte> bytes)
    {
        (number, value) = (0, default);
        bytes = default;
        if (!TryReadVarint(out var tag) || tag >> 3 is 0 or > int.MaxValue)
            return false;
        number = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                value = new(TryReadVarint(out var varint), varint, false);
                return value.IsThere;
            case 1:
                return TryTake(8, out bytes) && Fixed(BinaryPrimitives.ReadUInt64LittleEndian(bytes), out value);
            case 2:
                value = new(true, 0, true);
                return TryReadVarint(out var length) && length <= int.MaxValue && TryTake((int)length, out bytes);
            case 5:
                return TryTake(4, out bytes) && Fixed(BinaryPrimitives.ReadUInt32LittleEndian(bytes), out value);
            default:
                return false;
        }
    }

    private static bool Fixed(ulong number, out WireValue value)
    {
        value = new(true, number, false);
        return true;
    }

    private bool TryTake(int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (count > rest.Length)
            return false;
        bytes = rest[..count];
        rest = rest[count..];
        return true;
    }

    private bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (var i = 0; i < VarintBytesMax && i < rest.Length; i++)
        {
            value |= (ulong)(rest[i] & 0x7F) << (7 * i);
            if (rest[i] >= 0x80)
                continue;
            rest = rest[(i + 1)..];
            return true;
        }

        return false;
    }
}
