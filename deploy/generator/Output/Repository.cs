namespace Clarion.Manifests.Output;

/// <summary>The checkout that the files belong to.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Clarion.slnx, at or above the given one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string RootOf(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, "Clarion.slnx")))
                return parent.FullName;
        }

        throw new InvalidOperationException($"{folder} is not inside a checkout of Clarion");
    }
}
