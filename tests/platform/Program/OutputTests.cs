using Clarion.Testing.Processes;
using Clarion.Tests.Platform.Kubernetes;
using Clarion.Tests.Platform.Verbs.Reading;

namespace Clarion.Tests.Platform.Program;

/// <summary>Where the real program's output goes when nobody takes it.</summary>
public sealed class OutputTests(HubFixture api) : IDisposable
{
    private static readonly string Clarion = Path.Combine(AppContext.BaseDirectory, "clarion");

    private readonly string folder = Directory.CreateTempSubdirectory("clarion-output-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watch_whose_reader_has_gone_ends()
    {
        using var kubeconfig = Kubeconfig.Of(await api.TestServerAsync());
        // A pipe to write to whose only reader is closed.
        var result = await Command.Bash($"""
            mkfifo {folder}/pipe && exec 5<>{folder}/pipe 4>{folder}/pipe 5<&-
            {Clarion} pools -w --kubeconfig {kubeconfig.Path} >&4
            """).RunAsync(Cancel);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_a_failure_and_is_named()
    {
        var result = await Command.Bash($"{Clarion} completion bash >/dev/full").RunAsync(Cancel);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("clarion: the answer cannot be written: No space left on device\n", result.Error);
    }

    [Fact]
    public async Task Who_writes_to_the_same_file_afterwards_writes_behind_it()
    {
        await Command.Bash($"({Clarion} --version; echo end) >{folder}/file").RunOrThrowAsync(Cancel);
        Assert.EndsWith("\nend\n", await File.ReadAllTextAsync($"{folder}/file", Cancel), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
