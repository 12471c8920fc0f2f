using System.Text;

namespace Clarion.Tests.Platform.Hub.Protobuf;

/// <summary>Builds protobuf messages field by field.</summary>
internal sealed class WireWriter
{
    private readonly List<byte> bytes = [];

    public byte[] Bytes => [.. bytes];

    public WireWriter Number(int field, ulong value)
    {
        Varint((ulong)field << 3);
        Varint(value);
        return this;
    }

    public WireWriter Text(int field, string value) => Part(field, Encoding.UTF8.GetBytes(value));

    public WireWriter Message(int field, WireWriter value) => Part(field, value.Bytes);

    public WireWriter Entry(int field, string key, string value) =>
        Message(field, new WireWriter().Text(1, key).Text(2, value));

    public WireWriter Part(int field, byte[] value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    /// <summary>The envelope around a message.</summary>
    public static byte[] Envelope(string apiVersion, string kind, WireWriter message) =>
    [
        .. "k8s\0"u8, .. new WireWriter()
            .Message(1, new WireWriter().Text(1, apiVersion).Text(2, kind))
            .Message(2, message).Text(3, "").Text(4, "").Bytes,
    ];

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }
}
