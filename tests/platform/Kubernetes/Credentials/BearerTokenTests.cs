using Clarion.Kubernetes.Credentials;
using Clarion.Primitives;

namespace Clarion.Tests.Platform.Kubernetes.Credentials;

public sealed class BearerTokenTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void A_file_is_read_again_after_a_minute_or_when_asked()
    {
        var token = BearerToken.FromFile(file);
        File.WriteAllText(file, "first\n");
        Assert.Equal("first", token.Read(Instant.Zero, again: false));

        File.WriteAllText(file, "second");
        Assert.Equal("first", token.Read(Instant.Zero + TimeSpan.FromSeconds(59), again: false));
        Assert.Equal("second", token.Read(Instant.Zero + TimeSpan.FromSeconds(60), again: false));

        File.WriteAllText(file, "third");
        Assert.Equal("third", token.Read(Instant.Zero + TimeSpan.FromSeconds(61), again: true));
    }

    [Fact]
    public void While_the_file_cannot_be_read_the_last_token_is_used()
    {
        var token = BearerToken.FromFile(file);
        File.WriteAllText(file, "first");
        Assert.Equal("first", token.Read(Instant.Zero, again: false));
        File.Delete(file);
        Assert.Equal("first", token.Read(Instant.Zero, again: true));
    }

    public void Dispose() => File.Delete(file);
}
