using System.Globalization;
using System.Text;

namespace Clarion.Output;

/// <summary>How much room text takes on a terminal, and text that cannot do anything to one.</summary>
internal static class TextWidth
{
    /// <summary>First and last of the ranges that take two columns (Unicode East Asian Width W and F).</summary>
    private static readonly (int First, int Last)[] WideRanges =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3),
        (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653), (0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1),
        (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA),
        (0x26F2, 0x26F3), (0x26F5, 0x26F5), (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B),
        (0x2728, 0x2728), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797),
        (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x2E80, 0x303E),
        (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F),
        (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    private const int EmojiStyle = 0xFE0F;

    /// <summary>Columns that a text takes.</summary>
    public static int Of(string text)
    {
        var width = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            width += OfElement(elements.GetTextElement());
        return width;
    }

    /// <summary>
    /// The text on one line, with a replacement character for whatever a terminal would obey: what is shown was
    /// written by others.
    /// </summary>
    public static string Plain(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
            clean.Append(letter is '\n' or '\t' ? ' ' : letter == '\r' ? "" : IsUnsafe(letter) ? '\uFFFD' : letter);
        return clean.ToString();
    }

    /// <summary>Lines of at most a width, broken at spaces; a longer word keeps to itself.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' '))
        {
            var length = Of(word);
            if (line.Length > 0 && used + 1 + length > width)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }
            else if (line.Length > 0)
            {
                line.Append(' ');
                used++;
            }

            line.Append(word);
            used += length;
        }

        yield return line.ToString();
    }

    private static int OfElement(string element)
    {
        var width = 0;
        foreach (var rune in element.EnumerateRunes())
            width = Math.Max(width, rune.Value == EmojiStyle ? 2 : OfRune(rune));
        return width;
    }

    private static int OfRune(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.Control => 0,
        _ => rune.Value >= WideRanges[0].First && IsWide(rune.Value) ? 2 : 1,
    };

    private static bool IsWide(int value)
    {
        foreach (var (first, last) in WideRanges)
        {
            if (value <= last)
                return value >= first;
        }

        return false;
    }

    /// <summary>Control characters, line separators, and those that turn the direction of what follows.</summary>
    private static bool IsUnsafe(char letter) => char.IsControl(letter)
        || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
