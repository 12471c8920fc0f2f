using System.Xml.Linq;
using Clarion.Manifests.Output;

namespace Clarion.Tests.Tidy.Deploy;

public sealed class GeneratedFileTests
{
    [Fact]
    public void Committed_manifests_are_what_their_sources_make() =>
        Rule.HasNoBreach(GeneratedFiles.All(Repository.Root)
            .Where(file => File.ReadAllText(Repository.PathOf(file.Key)) != file.Value)
            .Select(file => $"{file.Key} is stale: run `dotnet run --project deploy/generator`"));

    [Fact]
    public void Manifests_name_the_image_of_the_version_that_is_built()
    {
        var version = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        var images = File.ReadLines(Repository.PathOf("deploy/manifests/clarion.yaml"))
            .Where(line => line.Contains("image:", StringComparison.Ordinal))
            .Select(line => line.Trim());
        Assert.Equal(Enumerable.Repeat($"image: ghcr.io/clarion-lb/clarion:{version}", 2), images);
    }
}
