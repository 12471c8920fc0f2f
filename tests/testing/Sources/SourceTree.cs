namespace Clarion.Testing.Sources;

/// <summary>The clone of the repository that this program was built from.</summary>
public static class SourceTree
{
    /// <summary>What a build for continuous integration writes for the root in the paths of its sources.</summary>
    private const string MappedRoot = "/_/";

    /// <summary>The root of the clone.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program itself, built in the configuration of the program that asks.</summary>
    public static string Program => Built("src/Clarion", "clarion");

    /// <summary>A program of this clone, built in the configuration of the program that asks.</summary>
    /// <param name="project">The folder of its project, below the root.</param>
    /// <param name="name">Its file name.</param>
    public static string Built(string project, string name)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(Root, project, "bin", framework.Parent!.Name, framework.Name, name);
    }

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
