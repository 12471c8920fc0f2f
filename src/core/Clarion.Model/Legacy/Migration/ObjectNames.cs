using System.Text;

namespace Clarion.Model.Legacy.Migration;

/// <summary>
/// Names of one section as names of objects: the ConfigMap took any text, Kubernetes takes small letters, digits and
/// dashes.
/// </summary>
internal sealed class ObjectNames
{
    /// <summary>That of a DNS label, which every kind takes.</summary>
    private const int LengthMax = 63;

    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The object's name for a name of the section; the same one each time.</summary>
    public string Of(string name)
    {
        if (!given.TryGetValue(name, out var result))
            given[name] = result = Unique(Clean(name));
        return result;
    }

    private string Unique(string wanted)
    {
        var name = wanted;
        for (var i = 2; !taken.Add(name); i++)
            name = $"{wanted}-{i}";
        return name;
    }

    private static string Clean(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            var isKept = char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
            text.Append(isKept ? letter : char.IsAsciiLetterUpper(letter) ? (char)(letter | ' ') : '-');
        }

        var clean = text.ToString().Trim('-');
        clean = clean[..Math.Min(clean.Length, LengthMax)].TrimEnd('-');
        return clean.Length > 0 ? clean : "unnamed";
    }
}
