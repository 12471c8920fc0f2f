using System.Globalization;
using Clarion.Lab.Networks;

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
        await Namespaces.AddAsync(name);
    }

    private static async Task SweepAsync()
    {
        foreach (var name in Namespaces.Find(Prefix))
        {
            if (OwnerOf(name) is { } owner && !IsAlive(owner))
                await Namespaces.DeleteAsync(name);
        }
    }

    private static int? OwnerOf(string name) =>
        int.TryParse(name.Split('-')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
            ? owner
            : null;

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
