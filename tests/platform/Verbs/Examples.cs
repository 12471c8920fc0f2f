using System.Runtime.CompilerServices;
using Clarion.Testing.Sources;

namespace Clarion.Tests.Platform.Verbs;

/// <summary>Files beside a test's source file.</summary>
internal static class Examples
{
    /// <summary>The path of <c>Examples/NAME</c>.</summary>
    public static string PathOf(string name, [CallerFilePath] string source = "") =>
        Path.Combine(SourceTree.FolderOf(source), "Examples", name);
}
