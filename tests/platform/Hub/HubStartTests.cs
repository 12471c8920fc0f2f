using System.Globalization;
using Clarion.Hub;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Testing.Processes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Hub;

public sealed class HubStartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("clarion-hub-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Its_files_are_for_their_owner_alone()
    {
        await using (await StartAsync())
        {
        }

        var token = Path.Combine(folder, "admin.token");
        await new Command("chmod", "o+r", token).RunOrThrowAsync(Cancel);
        await using var hub = await StartAsync();
        foreach (var file in Directory.EnumerateFiles(folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
    }

    [Fact]
    public async Task A_second_start_keeps_tokens_and_trust_and_begins_at_later_versions()
    {
        string token, authority;
        long version;
        await using (var first = await StartAsync())
        {
            (token, authority) = (first.AdminToken, first.AuthorityPem);
            version = await VersionAsync(first);
        }

        await using var second = await StartAsync();
        Assert.Equal((token, authority), (second.AdminToken, second.AuthorityPem));
        Assert.True(await VersionAsync(second) > version);
    }

    [Fact]
    public async Task A_second_Hub_on_a_directory_is_refused_while_the_first_runs()
    {
        await using (var hub = await StartAsync())
        {
            var kubeconfig = await File.ReadAllTextAsync(hub.AdminKubeconfig, Cancel);
            var problem = await Assert.ThrowsAsync<HubStartException>(StartAsync);
            Assert.Equal(
                $"Another Hub runs on the directory {folder}. End that one, or name another directory (--directory)",
                problem.Message);
            Assert.Equal(kubeconfig, await File.ReadAllTextAsync(hub.AdminKubeconfig, Cancel));
        }

        await using var next = await StartAsync();
    }

    [Theory]
    [InlineData("ca.crt", "")]
    [InlineData("ca.key", "nonsense")]
    public async Task An_authority_that_cannot_be_read_is_said_with_what_to_do(string file, string text)
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(Path.Combine(folder, file), text, Cancel);
        var problem = await Assert.ThrowsAsync<HubStartException>(StartAsync);
        Assert.Equal(
            $"{folder}/ca.crt and {folder}/ca.key are not a certificate and its key. Delete both: the Hub makes new "
            + "ones, and clients take the new kubeconfig files",
            problem.Message);
        File.Delete(Path.Combine(folder, "ca.crt"));
        await using var next = await StartAsync();
    }

    [Fact]
    public async Task A_directory_that_everybody_writes_is_refused()
    {
        await new Command("chmod", "o+w", folder).RunOrThrowAsync(Cancel);
        var problem = await Assert.ThrowsAsync<HubStartException>(StartAsync);
        Assert.StartsWith(
            $"The directory {folder} can be written by everybody", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_with_what_to_do()
    {
        await using var hub = await StartAsync();
        var problem = await Assert.ThrowsAsync<HubStartException>(() =>
            HubServer.StartAsync(new(Path.Combine(folder, "other")) { Port = hub.Address.Port }, Cancel));
        Assert.StartsWith(
            $"Cannot listen on 127.0.0.1 port {hub.Address.Port}: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--port", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_said_with_what_to_do()
    {
        var problem = await Assert.ThrowsAsync<HubStartException>(() =>
            HubServer.StartAsync(new("/proc/clarion-hub"), Cancel));
        Assert.StartsWith(
            "The directory /proc/clarion-hub cannot be written: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--directory", problem.Message, StringComparison.Ordinal);
    }

    private Task<HubServer> StartAsync() => HubServer.StartAsync(new(folder), Cancel);

    private static async Task<long> VersionAsync(HubServer hub)
    {
        Assert.True(ClientConfiguration.TryFind(hub.AdminKubeconfig, null, out var found, out var problem), problem);
        await using var client = KubernetesClient.Connect(found, TimeProvider.System, NullLoggerFactory.Instance);
        var list = (await client.ListAsync(Clarion.Api.Kinds.Namespace, ListQuery.All, Cancel)).ValueOrThrow;
        return long.Parse(list.Metadata.ResourceVersion!, CultureInfo.InvariantCulture);
    }
}
