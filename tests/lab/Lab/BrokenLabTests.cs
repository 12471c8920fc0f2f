using Clarion.Lab.Networks;
using Clarion.Testing.Waiting;

namespace Clarion.Tests.Lab.Lab;

/// <summary>What a user sees when something of the lab itself breaks.</summary>
[Collection(nameof(WholeLabs))]
public sealed class BrokenLabTests
{
    [Fact]
    public async Task A_controller_that_ended_is_said_and_the_lab_can_still_be_asked_and_ended()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);

        await KillAsync(name, "controller");

        Assert.Contains(
            "controller has ended by itself, with 137; its log says:\n{",
            (await LabProgram.RunAsync(name, "status")).Output, StringComparison.Ordinal);
        var add = LabProgram.RunAsync(name, "add");
        Assert.Equal(0, (await LabProgram.RunAsync(name, "status")).ExitCode);
        Assert.Equal(
            "clarion: Service web-1 has no address after 10 s; with the lab's KUBECONFIG 'clarion explain "
            + "default/web-1' says why\n", (await add).Error);
        Assert.Equal($"the lab '{name}' is gone\n", (await LabProgram.RunAsync(name, "down")).Output);
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Fact]
    public async Task A_speaker_that_was_killed_comes_back_with_restore()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);
        await KillAsync(name, "speaker --node-name n2");
        await AwaitAsync(name, "n2  10.0.0.12  ready             speaker -      web ready");

        await LabProgram.RunAsync(name, "restore");

        await AwaitAsync(name, "n2  10.0.0.12  ready             speaker ready  web ready");
        await LabProgram.RunAsync(name, "down");
    }

    [Fact]
    public async Task While_it_is_busy_a_lab_is_not_disturbed_but_asked_and_ended()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = LabProgram.Command(name, "--once").Start();
        await AwaitAsync(name, "  now: owner powered off ...");

        var crash = await LabProgram.RunAsync(name, "crash", "n1");

        Assert.Equal(1, crash.ExitCode);
        Assert.StartsWith("clarion: the lab is not to be disturbed yet: ", crash.Error, StringComparison.Ordinal);
        await LabProgram.RunAsync(name, "down");
        var ended = await lab.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("  ended before its time\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Fact]
    public async Task A_lab_that_still_starts_can_be_ended()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = LabProgram.Command(name, "--stay").Start();
        await AwaitAsync(name, "  now: starting the ");

        Assert.Equal($"the lab '{name}' is gone\n", (await LabProgram.RunAsync(name, "down")).Output);

        Assert.Equal(0, (await lab.WaitAsync(TestContext.Current.CancellationToken)).Error.Length);
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Fact]
    public async Task Programs_of_root_are_found_on_a_PATH_without_their_folders()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(LabProgram.Command(name, "--stay", "--no-install") with
        {
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
        });

        Assert.Equal(0, (await LabProgram.RunAsync(name, "down")).ExitCode);
    }

    private static Task<string> AwaitAsync(string name, string text) => Eventually.HoldsAsync(
        $"status says '{text}'", LabProgram.Patience, async _ => (await LabProgram.RunAsync(name, "status")).Output,
        status => status.Contains(text, StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private static Task<string> KillAsync(string name, string process) =>
        Tool.RunAsync(["pkill", "-KILL", "-f", $"clarion {process} .*clarion-lab/{name}/"]);
}
