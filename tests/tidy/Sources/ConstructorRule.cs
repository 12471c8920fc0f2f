using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Clarion.Tests.Tidy.Sources;

/// <summary>At most five constructor parameters: more means a type does too much. Records are data.</summary>
internal static class ConstructorRule
{
    public const int ParametersMax = 5;

    public static IEnumerable<string> Breaches(string path)
    {
        var root = CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.PathOf(path))).GetRoot();
        var primary = root.DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Select(type => (type.Identifier.Text, type.ParameterList));
        var explicitOnes = root.DescendantNodes().OfType<ConstructorDeclarationSyntax>()
            .Where(constructor => constructor.Parent is ClassDeclarationSyntax)
            .Select(constructor => (constructor.Identifier.Text, (ParameterListSyntax?)constructor.ParameterList));
        return primary.Concat(explicitOnes)
            .Where(found => found.Item2?.Parameters.Count > ParametersMax)
            .Select(found => $"{path}: {found.Text} takes {found.Item2!.Parameters.Count}; at most {ParametersMax}");
    }
}
