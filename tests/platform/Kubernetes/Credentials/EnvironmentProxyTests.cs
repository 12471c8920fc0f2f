using Clarion.Kubernetes.Credentials;

namespace Clarion.Tests.Platform.Kubernetes.Credentials;

public sealed class EnvironmentProxyTests
{
    private static readonly Uri Proxy = new("http://proxy.corp:3128");

    [Theory]
    [InlineData("https://api.corp:6443", "http://proxy.corp:3128")]
    [InlineData("https://api.corp:6443", "proxy.corp:3128")]
    [InlineData("https://203.0.113.1:6443", "proxy.corp:3128")]
    public void The_proxy_of_the_environment_is_taken(string server, string proxy) =>
        Assert.Equal(Proxy, EnvironmentProxy.For(new(server), With(proxy, "10.0.0.0/8")));

    [Fact]
    public void Names_in_small_letters_do_and_each_scheme_has_its_own()
    {
        var environment = With(("https_proxy", "proxy.corp:3128"));
        Assert.Equal(Proxy, EnvironmentProxy.For(new("https://api.corp"), environment));
        Assert.Null(EnvironmentProxy.For(new("http://api.corp"), environment));
    }

    [Theory]
    [InlineData("https://10.1.2.3:6443", "10.0.0.0/8")]
    [InlineData("https://10.1.2.3:6443", "192.0.2.1, 10.1.2.3")]
    [InlineData("https://[fd00::1]:6443", "fd00::/8")]
    [InlineData("https://api.corp:6443", "corp")]
    [InlineData("https://api.corp:6443", ".corp")]
    [InlineData("https://api.corp:6443", "*.corp")]
    [InlineData("https://API.corp:6443", "api.corp:6443")]
    [InlineData("https://api.corp:6443", "*")]
    [InlineData("https://127.0.0.1:6443", "")]
    [InlineData("https://localhost:6443", "")]
    public void What_is_excepted_is_asked_directly(string server, string exceptions) =>
        Assert.Null(EnvironmentProxy.For(new(server), With("proxy.corp:3128", exceptions)));

    [Theory]
    [InlineData("https://api.corp:6443", "xcorp,api.corp:443,10.0.0.0/8")]
    [InlineData("https://corp:6443", ".corp")]
    [InlineData("https://11.1.2.3:6443", "10.0.0.0/8")]
    public void What_only_looks_like_an_exception_is_none(string server, string exceptions) =>
        Assert.Equal(
            Proxy, EnvironmentProxy.For(new(server), With("proxy.corp:3128", exceptions)));

    private static Func<string, string?> With(string proxy, string exceptions) =>
        With(("HTTPS_PROXY", proxy), ("NO_PROXY", exceptions));

    private static Func<string, string?> With(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
