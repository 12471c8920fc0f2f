using System.Globalization;

namespace Clarion.Tests.Lab.Network;

/// <summary>Namespaces named <c>clarion-PID-N-ROLE</c>: a later run finds those of a crashed one.</summary>
internal static class LabNamespaces
{
    private const string Prefix = "clarion-";

    private static readonly Lazy<Task> Swept = new(SweepAsync);
    private static int last;

    /// <summary>A name for a network of its own; behind it goes the role.</summary>
    public static string NewPrefix() => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref last)}-");

    /// <summary>Makes a namespace. What crashed runs have left is removed first.</summary>
    public static async Task AddAsync(string name)
    {
        await Swept.Value;
        await Shell.RunAsync($"ip netns add {name}");
    }

    public static Task DeleteAsync(string name) => Shell.TryRunAsync($"ip netns delete {name}");

    private static async Task SweepAsync()
    {
        var listed = await Shell.RunAsync("ip netns list");
        foreach (var line in listed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = line.Split(' ')[0];
            if (OwnerOf(name) is { } owner && !IsAlive(owner))
                await DeleteAsync(name);
        }
    }

    private static int? OwnerOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(name.Split('-')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
            ? owner
            : null;

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
