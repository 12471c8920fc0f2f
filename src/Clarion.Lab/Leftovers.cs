using Clarion.Lab.Networks;

namespace Clarion.Lab;

/// <summary>What there is of a lab on the machine. Only who has the lab's lock removes any of it.</summary>
public static class Leftovers
{
    /// <summary>The namespaces and the folder of a lab, running or not.</summary>
    public static IReadOnlyList<string> Find(string name)
    {
        var folder = LabFolder.PathOf(name);
        return [.. Namespaces.Find(LabNetwork.PrefixOf(name)), .. Directory.Exists(folder) ? [folder] : (string[])[]];
    }

    /// <summary>Removes what a lab has left that does not run any more.</summary>
    /// <returns>Whether there was anything; null: somebody has the lab, running it or removing it.</returns>
    /// <exception cref="LabException">Something cannot be removed.</exception>
    /// <exception cref="IOException">A folder cannot be made or removed.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    public static async Task<bool?> TryRemoveAsync(string name)
    {
        using var held = LabLock.TryTake(LabFolder.LockOf(name));
        if (held is null)
            return null;
        var wasThere = Find(name).Count > 0;
        await LabNetwork.SweepAsync(name);
        LabFolder.RemoveLeft(name);
        return Find(name) is { Count: > 0 } left
            ? throw new LabException($"cannot remove {string.Join(", ", left)}")
            : wasThere;
    }
}
