using Clarion.Hub.Http;

namespace Clarion.Tests.Platform.Hub.Http;

public sealed class ResourcePathTests
{
    [Theory]
    [InlineData("/api/v1/services", "||services|||")]
    [InlineData("/api/v1/namespaces", "||namespaces|||")]
    [InlineData("/api/v1/namespaces/t", "||namespaces|t||")]
    [InlineData("/api/v1/namespaces/t/status", "||namespaces|t|status|")]
    [InlineData("/api/v1/namespaces/t/finalize", "||namespaces|t|finalize|")]
    [InlineData("/api/v1/namespaces/t/services", "|t|services|||")]
    [InlineData("/api/v1/namespaces/t/services/s/status", "|t|services|s|status|")]
    [InlineData("/api/v1/namespaces/t/pods/p:80/proxy/a/b", "|t|pods|p:80|proxy|/a/b")]
    [InlineData("/apis/metallb.io/v1beta1/namespaces/t/ipaddresspools/p", "metallb.io|t|ipaddresspools|p||")]
    [InlineData("/apis/metallb.io/v1beta1/", "metallb.io|||||")]
    public void Paths_are_taken_apart(string path, string parts)
    {
        var parsed = ResourcePath.Parse(path)!;
        Assert.Equal(parts, string.Join('|', [
            parsed.Group, parsed.Namespace ?? "", parsed.Plural, parsed.Name ?? "", parsed.Subresource, parsed.Rest,
        ]));
        Assert.False(parsed.IsWatch);
    }

    [Fact]
    public void The_old_form_of_a_watch_is_noticed()
    {
        var parsed = ResourcePath.Parse("/api/v1/watch/namespaces/t/services/s")!;
        Assert.Equal((true, "t", "services", "s"), (parsed.IsWatch, parsed.Namespace, parsed.Plural, parsed.Name));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/foo")]
    [InlineData("/api/v1//services")]
    public void Others_are_none(string path) => Assert.Null(ResourcePath.Parse(path));
}
