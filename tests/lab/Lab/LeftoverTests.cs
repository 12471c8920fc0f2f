using Clarion.Lab.Networks;
using Clarion.Linux.Processes;
using Clarion.Testing.Waiting;

namespace Clarion.Tests.Lab.Lab;

[Collection(nameof(WholeLabs))]
public sealed class LeftoverTests
{
    [Fact]
    public async Task Two_labs_run_at_once_and_what_a_killed_one_left_goes_with_the_next_of_its_name()
    {
        var (first, second) = (await LabProgram.NewNameAsync(), await LabProgram.NewNameAsync());
        await using var other = await LabProgram.StayAsync(second);
        await LabProgram.LeaveRemainsAsync(first);

        Assert.NotEqual("", await LabProgram.TracesAsync(first));
        await using var next = await LabProgram.StayAsync(first);
        Assert.StartsWith(
            "removed 8 namespaces that a lab of this name had left behind\n", next.Output, StringComparison.Ordinal);

        foreach (var (name, running) in new[] { (first, next), (second, other) })
        {
            var status = await LabProgram.RunAsync(name, "status");
            Assert.Contains("answered by n", status.Output, StringComparison.Ordinal);
            var down = await LabProgram.RunAsync(name, "down");
            Assert.Equal(($"the lab '{name}' is gone\n", ""), (down.Output, down.Error));
            Assert.Equal(0, (await running.WaitAsync(TestContext.Current.CancellationToken)).ExitCode);
            Assert.Equal("", await LabProgram.TracesAsync(name));
        }
    }

    [Fact]
    public async Task What_a_killed_lab_left_is_removed_by_down()
    {
        var name = await LabProgram.NewNameAsync();
        await LabProgram.LeaveRemainsAsync(name);

        Assert.Equal($"the lab '{name}' is gone\n", (await LabProgram.RunAsync(name, "down")).Output);

        Assert.Equal("", await LabProgram.TracesAsync(name));
        Assert.Equal($"there is no lab '{name}'\n", (await LabProgram.RunAsync(name, "down")).Output);
    }

    [Fact]
    public async Task Kill_9_leaves_nothing_either()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);

        ProcessSignal.Kill(lab.Id);

        await lab.WaitAsync(TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(
            "nothing is left", LabProgram.Patience, _ => LabProgram.TracesAsync(name), traces => traces.Length == 0,
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_lab_starts_right_after_one_of_its_name_was_killed()
    {
        var name = await LabProgram.NewNameAsync();
        await using (var killed = await LabProgram.StayAsync(name))
        {
            ProcessSignal.Kill(killed.Id);
            await killed.WaitAsync(TestContext.Current.CancellationToken);
        }

        await using var next = await LabProgram.StayAsync(name);

        Assert.Contains(
            "answered by n", (await LabProgram.RunAsync(name, "status")).Output, StringComparison.Ordinal);
        await LabProgram.RunAsync(name, "down");
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task A_signal_ends_a_lab_and_leaves_nothing(string signal)
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);

        await Tool.RunAsync(["kill", "-s", signal, $"{lab.Id}"]);

        var result = await lab.WaitAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith(
            "  ok    clean-up complete: no namespace, process or file is left\n", result.Output,
            StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Fact]
    public async Task A_second_lab_of_the_same_name_is_refused()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);

        var second = await LabProgram.RunAsync(name, "--once");

        Assert.Equal((1, ""), (second.ExitCode, second.Output));
        Assert.Equal(
            $"clarion: a lab named '{name}' runs already. Give this one another --name, or end that one: "
            + $"clarion lab down --name {name}\n", second.Error);
        await LabProgram.RunAsync(name, "down");
    }

    [Fact]
    public async Task A_record_that_cannot_be_kept_is_said_and_nothing_is_made()
    {
        var name = await LabProgram.NewNameAsync();

        var result = await LabProgram.RunAsync(name, "--once", "--record", "/proc/nowhere");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(
            "clarion: cannot make the folder of --record, /proc/nowhere: ", result.Error, StringComparison.Ordinal);
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Fact]
    public async Task Who_removes_what_a_lab_left_leaves_a_running_one_alone()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);

        Assert.Equal(0, (await LabProgram.RunAsync(name, "sweep")).ExitCode);

        Assert.Contains(
            "answered by n", (await LabProgram.RunAsync(name, "status")).Output, StringComparison.Ordinal);
        await LabProgram.RunAsync(name, "down");
    }
}
