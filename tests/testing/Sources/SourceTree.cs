namespace Clarion.Testing.Sources;

/// <summary>The clone of the repository that this program was built from.</summary>
public static class SourceTree
{
    /// <summary>What a build for continuous integration writes for the root in the paths of its sources.</summary>
    private const string MappedRoot = "/_/";

    /// <summary>The root of the clone.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of a source file.</summary>
    /// <param name="source">Its path as the compiler gives it, with <c>[CallerFilePath]</c>.</param>
    public static string FolderOf(string source) => Path.GetDirectoryName(
        source.StartsWith(MappedRoot, StringComparison.Ordinal)
            ? Path.Combine(Root, source[MappedRoot.Length..]) : source)!;

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Clarion.slnx")))
                return folder;
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no clone of the repository");
    }
}
