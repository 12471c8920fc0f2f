using System.Collections.Frozen;
using System.Text;

namespace Clarion.Neighbors.Interfaces;

/// <summary>
/// Writes out the named classes such as <c>[[:digit:]]</c>, which RE2 (MetalLB's) knows and .NET takes, without a word,
/// for the characters of the name.
/// </summary>
internal static class CharacterClasses
{
    private const string NameBegin = "[:";
    private const string NameEnd = ":]";

    private static readonly FrozenDictionary<string, string> Members = new Dictionary<string, string>
    {
        ["digit"] = "0-9",
        ["alpha"] = "A-Za-z",
        ["alnum"] = "0-9A-Za-z",
        ["lower"] = "a-z",
        ["upper"] = "A-Z",
        ["space"] = @"\t\n\v\f\r ",
        ["xdigit"] = "0-9A-Fa-f",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["word"] = "0-9A-Za-z_",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Replaces each named class within brackets by its members.</summary>
    /// <param name="pattern">As RE2 reads it.</param>
    /// <param name="translated">As .NET reads it.</param>
    /// <param name="problem">Which class is unknown, and what to write instead.</param>
    public static bool TryTranslate(string pattern, out string translated, out string problem)
    {
        var text = new StringBuilder(pattern.Length);
        problem = "";
        var isInside = false;
        for (var at = 0; at < pattern.Length;)
        {
            var length = isInside ? 1 : OpeningAt(pattern, at);
            if (pattern[at] == '\\')
            {
                length = Math.Min(2, pattern.Length - at);
            }
            else if (isInside && NameLengthAt(pattern, at) is var named and > 0)
            {
                var name = pattern.Substring(at + NameBegin.Length, named - NameBegin.Length - NameEnd.Length);
                if (Members.TryGetValue(name, out var members))
                    text.Append(members);
                else
                    problem = $"the class [:{name}:] is unknown; write its characters, or one of {Known}";
                at += named;
                continue;
            }
            else
            {
                isInside = isInside ? pattern[at] != ']' : length > 0;
            }

            length = Math.Max(length, 1);
            text.Append(pattern, at, length);
            at += length;
        }

        translated = text.ToString();
        return problem.Length == 0;
    }

    private static string Known =>
        string.Join(", ", Members.Keys.Order(StringComparer.Ordinal).Select(n => $"[:{n}:]"));

    /// <summary>The length of what opens a bracket here: a ] right behind it is a character; 0: none.</summary>
    private static int OpeningAt(string pattern, int at)
    {
        if (pattern[at] != '[')
            return 0;
        var end = at + 1;
        if (end < pattern.Length && pattern[end] == '^')
            end++;
        if (end < pattern.Length && pattern[end] == ']')
            end++;
        return end - at;
    }

    /// <summary>The length of a named class that begins here; 0: none does.</summary>
    private static int NameLengthAt(string pattern, int at)
    {
        if (string.CompareOrdinal(pattern, at, NameBegin, 0, NameBegin.Length) != 0)
            return 0;
        var end = pattern.IndexOf(NameEnd, at + NameBegin.Length, StringComparison.Ordinal);
        return end < 0 ? 0 : end + NameEnd.Length - at;
    }
}
