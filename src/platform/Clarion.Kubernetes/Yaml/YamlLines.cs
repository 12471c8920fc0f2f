using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clarion.Kubernetes.Yaml;

/// <summary>On which line each value of a YAML document stands.</summary>
public sealed class YamlLines
{
    private readonly Dictionary<string, long> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> blocks = new(StringComparer.Ordinal);

    internal YamlLines()
    {
    }

    /// <summary>The line of a value, from 1; where it is not there, of what it would be in.</summary>
    /// <param name="path">For example <c>spec.addresses[1]</c>; empty for the document.</param>
    public long Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        while (true)
        {
            if (lines.TryGetValue(path, out var line))
                return line;
            if (path.Length == 0)
                return 1;
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }
    }

    /// <summary>
    /// The line before the first one of a text that stands as it is, in a block (<c>|</c>); else the line of the text.
    /// </summary>
    public long BeforeText(string path) => blocks.TryGetValue(path, out var line) ? line : Of(path) - 1;

    /// <summary>The path of a mapping's member, which stands where its key does.</summary>
    internal string Member(string path, string name, Scalar key)
    {
        var member = name.Contains('.') ? $"{path}[{name}]" : path.Length == 0 ? name : $"{path}.{name}";
        lines.TryAdd(member, key.Start.Line);
        return member;
    }

    internal void Note(string path, ParsingEvent at)
    {
        lines.TryAdd(path, at.Start.Line);
        if (at is Scalar { Style: ScalarStyle.Literal } block)
            blocks.TryAdd(path, block.Start.Line);
    }
}
