using System.Text.RegularExpressions;

namespace Clarion.Tests.Tidy.Documents;

public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_between_documents_leads_somewhere() =>
        Rule.HasNoBreach(Documents().SelectMany(DeadLinks));

    [Fact]
    public void README_and_the_index_together_link_every_document()
    {
        var linked = new[] { "README.md", "docs/index.md" }.SelectMany(LinksOf).ToHashSet();
        Rule.HasNoBreach(Documents().Except(linked).Except(["README.md", "docs/index.md"])
            .Where(path => !path.StartsWith("docs/decisions/", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Documents() =>
        Repository.Files("", "*.md");

    private static IEnumerable<string> DeadLinks(string document) =>
        LinksOf(document).Where(target => !Path.Exists(Repository.PathOf(target)))
            .Select(target => $"{document} -> {target}");

    private static IEnumerable<string> LinksOf(string document) =>
        Link().Matches(File.ReadAllText(Repository.PathOf(document)))
            .Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && target[0] != '#')
            .Select(target => target.Split('#')[0])
            .Select(target => Path.GetRelativePath(
                Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, target)));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
