using System.Runtime.CompilerServices;
using Clarion.Testing.Sources;

namespace Clarion.Tests.Platform.Verbs;

/// <summary>
/// Output that is kept as a file beside the test; <c>CLARION_UPDATE=1</c> writes the files anew, for git to
/// show what changed.
/// </summary>
internal static class Golden
{
    private const string Variable = "CLARION_UPDATE";

    /// <summary>Compares with <c>Golden/NAME</c> beside the test's source file.</summary>
    public static void Verify(string name, string actual, [CallerFilePath] string source = "")
    {
        var path = Path.Combine(SourceTree.FolderOf(source), "Golden", name);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing: run the test with {Variable}=1");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
