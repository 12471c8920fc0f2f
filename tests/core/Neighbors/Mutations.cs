namespace Clarion.Tests.Core.Neighbors;

/// <summary>Spoils frames: bits turned, bytes set to their extremes, ends cut off, bytes put in. Seeded.</summary>
internal static class Mutations
{
    private static readonly byte[] Extremes = [0, 1, 0x7f, 0x80, 0xfe, 0xff];

    public static IEnumerable<byte[]> Of(byte[] frame, int count, int seed)
    {
        var random = new Random(seed);
        for (var length = 0; length < frame.Length; length++)
            yield return frame[..length];
        for (var i = 0; i < count; i++)
        {
            var mutated = frame.ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                Change(mutated, random);
            yield return [.. mutated];
        }
    }

    private static void Change(List<byte> frame, Random random)
    {
        if (frame.Count == 0)
            return;
        var position = random.Next(frame.Count);
        switch (random.Next(4))
        {
            case 0:
                frame[position] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                frame[position] = Extremes[random.Next(Extremes.Length)];
                break;
            case 2:
                frame.RemoveRange(position, frame.Count - position);
                break;
            default:
                frame.Insert(position, Extremes[random.Next(Extremes.Length)]);
                break;
        }
    }
}
