using Clarion.Testing.Processes;
using Clarion.Tests.Platform.Kubernetes;
using Clarion.Tests.Platform.Kubernetes.Credentials;
using Clarion.Tests.Platform.Verbs.Reading;

namespace Clarion.Tests.Platform.Program;

/// <summary>The authorities that the machine trusts, on a cluster that has its own.</summary>
public sealed class MachineAuthorityTests(HubFixture api) : IDisposable
{
    private static readonly string Clarion = Path.Combine(AppContext.BaseDirectory, "clarion");

    /// <summary>In memory: there the time of reading a file is kept, if the one before lies a day back.</summary>
    private readonly string authorities = $"/dev/shm/clarion-{Environment.ProcessId}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_not_read_and_a_plug_in_still_finds_them()
    {
        var server = await api.TestServerAsync();
        using var plugin = new Script();
        plugin.Write($$$"""
            echo "$SSL_CERT_FILE" > $here/seen
            echo '{"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",
                   "status": {"token": "{{{server.Token}}}"}}'
            """);
        using var kubeconfig = Kubeconfig.Of(server, plugin: plugin.Path);
        File.Copy(server.AuthorityFile, authorities);
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastAccessTimeUtc(authorities, longAgo);

        var result = await Command.Bash(
            $"SSL_CERT_FILE={authorities} {Clarion} pools --kubeconfig {kubeconfig.Path}").RunAsync(Cancel);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(longAgo, File.GetLastAccessTimeUtc(authorities));
        await File.ReadAllTextAsync(authorities, Cancel);
        Assert.True(File.GetLastAccessTimeUtc(authorities) > longAgo, "a read shows in the time of the last access");
        Assert.Equal($"{authorities}\n", await File.ReadAllTextAsync(plugin.FileOf("seen"), Cancel));
    }

    public void Dispose() => File.Delete(authorities);
}
