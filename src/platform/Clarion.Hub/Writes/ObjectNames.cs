using System.Security.Cryptography;

namespace Clarion.Hub.Writes;

/// <summary>Names and uids that nobody else has.</summary>
internal static class ObjectNames
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int SuffixLength = 5;
    private const int PrefixLengthMax = 58;

    /// <summary>metadata.generateName and five characters.</summary>
    public static string Generate(string prefix) =>
        prefix[..Math.Min(prefix.Length, PrefixLengthMax)] + RandomNumberGenerator.GetString(Alphabet, SuffixLength);

    /// <summary>A UUID, version 4 (RFC 9562).</summary>
    public static string Uid()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
