namespace Clarion.Tests.Lab.Lab;

[Collection(nameof(WholeLabs))]
public sealed class LeftoverTests
{
    [Fact]
    public async Task Two_labs_run_at_once_and_what_a_killed_one_left_goes_with_the_next_of_its_name()
    {
        var (first, second) = (await LabProgram.NewNameAsync(), await LabProgram.NewNameAsync());
        await using var other = await LabProgram.StayAsync(second);
        await using (var killed = await LabProgram.StayAsync(first))
        {
            // The lab alone: what it started is left to itself, as after kill -9.
            Linux.Processes.ProcessSignal.Kill(killed.Id);
            await killed.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.NotEqual("", await LabProgram.TracesAsync(first));
        await using var next = await LabProgram.StayAsync(first);
        Assert.StartsWith(
            "removed 8 namespaces that a lab of this name had left behind\n", next.Output, StringComparison.Ordinal);

        foreach (var (name, running) in new[] { (first, next), (second, other) })
        {
            var status = await LabProgram.RunAsync(name, "status");
            Assert.Contains("answered by n", status.Output, StringComparison.Ordinal);
            var down = await LabProgram.RunAsync(name, "down");
            Assert.Equal($"the lab '{name}' is gone\n", down.Output);
            Assert.Equal(0, (await running.WaitAsync(TestContext.Current.CancellationToken)).ExitCode);
            Assert.Equal("", await LabProgram.TracesAsync(name));
        }
    }

    [Fact]
    public async Task What_a_killed_lab_left_is_removed_by_down()
    {
        var name = await LabProgram.NewNameAsync();
        await using (var killed = await LabProgram.StayAsync(name))
        {
            Linux.Processes.ProcessSignal.Kill(killed.Id);
            await killed.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal($"the lab '{name}' is gone\n", (await LabProgram.RunAsync(name, "down")).Output);

        Assert.Equal("", await LabProgram.TracesAsync(name));
        Assert.Equal($"there is no lab '{name}'\n", (await LabProgram.RunAsync(name, "down")).Output);
    }

    [Fact]
    public async Task SIGTERM_ends_a_lab_and_leaves_nothing()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);

        Linux.Processes.ProcessSignal.Terminate(lab.Id);

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

        Assert.Equal(1, second.ExitCode);
        Assert.Equal(
            $"clarion lab: a lab named '{name}' runs already. Give this one another --name, or end that one: "
            + $"clarion lab down --name {name}\n", second.Output);
        await LabProgram.RunAsync(name, "down");
    }
}
