using System.Text.Json.Nodes;
using Clarion.Testing.Clusters;
using Clarion.Testing.Processes;

namespace Clarion.Tests.Cluster.Images;

/// <summary>The archive that deploy/image/build writes.</summary>
public sealed class ImageTests : IDisposable
{
    private const long SizeMax = 60_000_000;
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(8);

    private readonly string folder = Directory.CreateTempSubdirectory("clarion-image-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_is_small_and_holds_one_image_with_the_name_of_the_manifests()
    {
        await UnpackAsync();
        Assert.InRange(new FileInfo(Installation.ImageArchive).Length, 1, SizeMax);
        var entry = Assert.Single(Read("index.json")["manifests"]!.AsArray())!;
        Assert.Equal(Installation.Image, (string?)entry["annotations"]!["org.opencontainers.image.ref.name"]);
        var settings = Blob(Blob(entry)["config"]!)["config"]!;
        Assert.Equal("65534:65534", (string?)settings["User"]);
        Assert.Equal("/usr/bin/clarion", (string?)Assert.Single(settings["Entrypoint"]!.AsArray()));
    }

    [Fact]
    public async Task Its_bill_of_materials_names_the_program_the_runtime_and_the_installed_debian_packages()
    {
        await UnpackAsync();
        var bill = JsonNode.Parse(await RunAsync("cat root/usr/share/sbom/clarion.cdx.json"))!;
        Assert.Equal(Installation.Image.Split(':')[1], (string?)bill["metadata"]!["component"]!["version"]);
        var listed = bill["components"]!.AsArray()
            .ToDictionary(part => (string)part!["name"]!, part => part!["version"]!);
        Assert.Contains("Microsoft.NETCore.App.Runtime.linux-x64", listed.Keys);
        Assert.Contains("System.CommandLine", listed.Keys);
        foreach (var package in new[] { "libc6", "libgcc-s1", "libssl3", "libstdc++6", "ca-certificates" })
            Assert.Equal(await RunAsync($"dpkg-query -W -f '${{Version}}' {package}"), (string?)listed[package]);
    }

    [Fact]
    public async Task It_trusts_the_authorities_of_debian_and_no_others()
    {
        await UnpackAsync();
        var debian = await RunAsync("cat /usr/share/ca-certificates/mozilla/*.crt | grep -c BEGIN");
        Assert.Equal(debian, await RunAsync("grep -c BEGIN root/etc/ssl/certs/ca-certificates.crt"));
    }

    [Fact]
    public async Task The_same_commit_in_another_folder_makes_the_same_bytes()
    {
        await RunAsync(
            $"tar -C {LabFolder.Repository} --exclude=./artifacts --exclude=bin --exclude=obj -c . | tar -x");
        await RunAsync("deploy/image/build --output again.tar");
        await RunAsync($"cmp {Installation.ImageArchive} again.tar");
    }

    private async Task UnpackAsync()
    {
        await RunAsync($"mkdir root && tar -xf {Installation.ImageArchive}");
        await RunAsync("for blob in blobs/sha256/*; do ! gzip -t $blob 2>/dev/null || tar -xzf $blob -C root; done");
    }

    private JsonNode Blob(JsonNode descriptor) =>
        Read(Path.Combine("blobs/sha256", ((string)descriptor["digest"]!)["sha256:".Length..]));

    private JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)))!;

    private Task<string> RunAsync(string line) => (Command.Bash(line) with
    {
        WorkingDirectory = folder,
        TimeLimit = BuildLimit,
    }).RunOrThrowAsync(TestContext.Current.CancellationToken);
}
