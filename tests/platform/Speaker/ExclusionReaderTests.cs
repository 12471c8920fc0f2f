using Clarion.Api.Core;
using Clarion.Speaker.Observing;

namespace Clarion.Tests.Platform.Speaker;

public sealed class ExclusionReaderTests
{
    [Fact]
    public void The_list_of_the_ConfigMap_replaces_the_usual_one()
    {
        var map = MapOf("announcedInterfacesToExclude:\n- ^eth[1-3]$\n- ^wg");
        Assert.True(ExclusionReader.TryRead(map, out var read, out _));
        Assert.True(read.Excludes("eth2"));
        Assert.True(read.Excludes("wg0"));
        Assert.False(read.Excludes("docker0"));
    }

    [Fact]
    public void Without_the_ConfigMap_MetalLBs_list_holds()
    {
        Assert.True(ExclusionReader.TryRead(null, out var read, out _));
        Assert.True(read.Excludes("docker0"));
    }

    [Theory]
    [InlineData("announcedInterfacesToExclude: [", "line ")]
    [InlineData("exclude: [a]", "there is no list announcedInterfacesToExclude")]
    [InlineData("", "there is no list announcedInterfacesToExclude")]
    [InlineData("announcedInterfacesToExclude: [{}]", "is no text")]
    [InlineData("announcedInterfacesToExclude: ['(']", "'('")]
    public void A_wrong_list_is_refused_with_the_place(string text, string says)
    {
        Assert.False(ExclusionReader.TryRead(MapOf(text), out _, out var problem));
        Assert.StartsWith("ConfigMap/metallb-excludel2 data.excludel2.yaml: ", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_refused_list_what_can_be_read_is_obeyed_beside_the_usual_one()
    {
        var map = MapOf("announcedInterfacesToExclude: ['^mgmt', '(', {}, '^wg']");
        Assert.False(ExclusionReader.TryRead(map, out var read, out _));
        Assert.Equal(
            [true, true, true, false], new[] { "mgmt0", "wg0", "docker0", "eth0" }.Select(read.Excludes));
    }

    private static ConfigMap MapOf(string text) => new()
    {
        Metadata = new() { Name = "metallb-excludel2" },
        Data = new Dictionary<string, string> { ["excludel2.yaml"] = text },
    };
}
