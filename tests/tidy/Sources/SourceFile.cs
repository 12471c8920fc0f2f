using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Clarion.Tests.Tidy.Sources;

/// <summary>One C# file and what the rules of size and place ask of it.</summary>
internal sealed class SourceFile(string path, string text)
{
    public const int LinesMax = 400;
    public const int MethodLinesMax = 60;
    public const int ColumnsMax = 120;

    private static readonly string[] FolderNamesBanned = ["Helpers", "Utils", "Common", "Models", "Managers"];

    public static SourceFile Read(string path) => new(path, File.ReadAllText(Repository.PathOf(path)));

    /// <summary>One line per breach: file, line where there is one, what is wrong.</summary>
    public IEnumerable<string> Breaches()
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text).GetRoot();
        return Lines().Concat(Methods(root)).Concat(Types(root)).Concat(Folders());
    }

    private IEnumerable<string> Lines()
    {
        var lines = text.Split('\n');
        if (lines.Length - 1 > LinesMax)
            yield return $"{path}: {lines.Length - 1} lines; at most {LinesMax}";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > ColumnsMax)
                yield return $"{path}:{i + 1}: {lines[i].Length} columns; at most {ColumnsMax}";
        }
    }

    private IEnumerable<string> Methods(CompilationUnitSyntax root) =>
        from member in root.DescendantNodes()
        where member is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let span = member.SyntaxTree.GetLineSpan(member.Span)
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > MethodLinesMax
        select $"{path}:{span.StartLinePosition.Line + 1}: a method of {lines} lines; at most {MethodLinesMax}";

    private IEnumerable<string> Types(CompilationUnitSyntax root)
    {
        var spaces = root.Members.OfType<BaseNamespaceDeclarationSyntax>().ToList();
        if (spaces.Any(space => space is NamespaceDeclarationSyntax))
            yield return $"{path}: a namespace with braces; file-scoped ones only";
        var types = spaces.SelectMany(space => space.Members).Concat(root.Members)
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).ToList();
        if (types.Count > 1)
            yield return $"{path}: {types.Count} types; one per file";
    }

    private IEnumerable<string> Folders() =>
        path.Split('/').Where(FolderNamesBanned.Contains).Select(name => $"{path}: a folder named {name} says nothing");
}
