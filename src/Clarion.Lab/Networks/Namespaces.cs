using System.Globalization;
using Clarion.Linux.Namespaces;

namespace Clarion.Lab.Networks;

/// <summary>Makes, finds and removes network namespaces.</summary>
public static class Namespaces
{
    /// <summary>Makes them, in one go.</summary>
    public static Task AddAsync(params IReadOnlyList<string> names) =>
        Tool.RunAsync(["ip", "-batch", "-"], string.Concat(names.Select(name => $"netns add {name}\n")));

    /// <summary>Removes one with its links; one that is not there is no error.</summary>
    public static Task DeleteAsync(string name) => Tool.TryRunAsync(["ip", "netns", "delete", name]);

    /// <summary>Those whose name begins so.</summary>
    public static IReadOnlyList<string> Find(string prefix) =>
        Directory.Exists(NetworkNamespace.Folder)
            ? [.. Directory.EnumerateFiles(NetworkNamespace.Folder, prefix + "*").Select(Path.GetFileName)!.Order()!]
            : [];

    /// <summary>The processes that run in one.</summary>
    public static async Task<IReadOnlyList<int>> ProcessesAsync(string name)
    {
        var (code, output) = await Tool.TryRunAsync(["ip", "netns", "pids", name]);
        return code != 0 ? [] :
            [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => int.Parse(line, NumberStyles.None, CultureInfo.InvariantCulture))];
    }
}
