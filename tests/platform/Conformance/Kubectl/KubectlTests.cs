using Clarion.Testing.Kubernetes;
using Clarion.Testing.Processes;
using Clarion.Testing.Waiting;
using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Kubectl;

/// <summary>
/// Everyday kubectl, word for word: each transcript in <c>Scripts/</c> is repeated and must come out the same.
/// </summary>
public abstract class KubectlTests(ServerFixture fixture) : Behaviour(fixture)
{
    private readonly ServerFixture fixture = fixture;
    private KubectlSession kubectl = null!;

    public sealed class OnHub(HubFixture server) : KubectlTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : KubectlTests(server);

    public static TheoryData<string> Transcripts => [.. Directory.EnumerateFiles(KubectlSession.Scripts, "*.txt")
        .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public override async ValueTask InitializeAsync()
    {
        if (!KubeFiles.TryUnpack(out var programs))
            Assert.Skip(KubeFiles.SkipReason);
        await base.InitializeAsync();
        kubectl = new(await fixture.TestServerAsync(), programs, Namespace);
    }

    public override ValueTask DisposeAsync()
    {
        kubectl?.Dispose();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task A_transcript_comes_out_the_same(string name)
    {
        var expected = await File.ReadAllTextAsync(
            Path.Combine(KubectlSession.Scripts, $"{name}.txt"), TestContext.Current.CancellationToken);
        var actual = await Transcript.RepeatAsync(expected, kubectl.RunAsync);
        Assert.True(expected == actual, $"{name}.txt is not what happened, which is:\n{actual}");
    }

    [Theory]
    [InlineData("kubectl get services -w --no-headers")]
    [InlineData("kubectl get service web -w --no-headers")]
    public async Task A_watch_prints_a_line_per_change(string command)
    {
        await CreateServiceAsync("web", """{"type":"ExternalName","externalName":"one.example.org"}""");
        await using var watch = kubectl.Start(command);
        await PrintsAsync(watch, "one.example.org");
        foreach (var name in (string[])["two.example.org", "three.example.org"])
        {
            var patch = $$$"""{"spec":{"externalName":"{{{name}}}"}}""";
            (await Api.PatchAsync($"{Services}/web", RawApi.Merge, patch)).Is(200);
            await PrintsAsync(watch, name);
        }

        Assert.Equal(
            """
            web  ExternalName  <none>  one.example.org  <none>  AGO
            web  ExternalName  <none>  two.example.org  <none>  AGO
            web  ExternalName  <none>  three.example.org  <none>  AGO

            """,
            Mask.Apply(watch.Output, Namespace));
    }

    private static Task<bool> PrintsAsync(RunningCommand command, string text) => Eventually.HoldsAsync(
        $"kubectl prints {text}",
        TimeSpan.FromSeconds(20),
        _ => Task.FromResult(command.Output.Contains(text, StringComparison.Ordinal)),
        TestContext.Current.CancellationToken);
}
