using System.Text.RegularExpressions;
using Clarion.Testing.Processes;
using Clarion.Testing.Sources;
using Clarion.Testing.Waiting;

namespace Clarion.Tests.Lab.Lab;

/// <summary>Every command of docs/lab.md does what stands beside it.</summary>
[Collection(nameof(WholeLabs))]
public sealed partial class DocumentTests
{
    /// <summary>Those that start a lab have tests of their own: <see cref="TourTests"/> and the others here.</summary>
    private static readonly string[] Starting =
    [
        "./clarion lab", "./clarion lab --once", "./clarion lab --once --record DIR", "./clarion lab --stay",
        "./clarion lab --stay --name second --nodes 5",
    ];

    private static readonly Dictionary<string, string> Steering = new()
    {
        ["./clarion lab status"] = "Service web 10.0.",
        ["./clarion lab crash n2"] = "n2 is powered off\n",
        ["./clarion lab restore n2"] = "n2 is as it was\n",
        ["./clarion lab cut n1"] = "the cable of n1 is pulled out\n",
        ["./clarion lab restart n3"] = "the speaker of n3 is started again\n",
        ["./clarion lab drain n3"] = "n3 is drained: its application has ended, its addresses go to others\n",
        ["./clarion lab restore"] = "all nodes are as they were\n",
        ["./clarion lab add"] = "Service web-1 has 10.0.",
        ["./clarion lab down"] = " is gone\n",
    };

    [Fact]
    public void Every_command_of_the_document_is_run_by_a_test() =>
        Assert.Equal(
            Starting.Concat(Steering.Keys).Order(StringComparer.Ordinal),
            Line().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "lab.md")))
                .Select(match => match.Groups[1].Value.Trim()).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_commands_for_another_terminal_do_what_they_say()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);
        // The name may stand before the verb, too.
        Assert.Contains(
            "Service web 10.0.",
            (await new Command(SourceTree.Program, "lab", "--name", name, "status")
                .RunAsync(TestContext.Current.CancellationToken)).Output, StringComparison.Ordinal);
        foreach (var (command, answer) in Steering)
        {
            var result = await LabProgram.RunAsync(name, command.Split(' ')[2..]);
            Assert.Contains(answer, result.Output, StringComparison.Ordinal);
            Assert.Equal("", result.Error);
            Assert.Equal(0, result.ExitCode);
        }

        Assert.Equal(0, (await lab.WaitAsync(TestContext.Current.CancellationToken)).ExitCode);
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Fact]
    public async Task A_larger_lab_with_a_name_shows_all_its_nodes()
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = LabProgram.Command(name, "--stay", "--nodes", "5").Start();
        await Eventually.HoldsAsync(
            "the fifth node is ready", LabProgram.Patience,
            async _ => (await LabProgram.RunAsync(name, "status")).Output,
            status => status.Contains(
                "n5  10.0.0.15  ready             speaker ready  web ready", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        await LabProgram.RunAsync(name, "down");

        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Theory]
    [InlineData("crash n9", 1, "clarion: there is no node 'n9'; this lab has n1, n2, n3\n")]
    [InlineData("restore n9", 1, "clarion: there is no node 'n9'; this lab has n1, n2, n3\n")]
    public async Task What_cannot_be_done_is_said(string words, int code, string error)
    {
        var name = await LabProgram.NewNameAsync();
        await using var lab = await LabProgram.StayAsync(name);

        var result = await LabProgram.RunAsync(name, words.Split(' '));

        Assert.Equal((code, error), (result.ExitCode, result.Error));
        await LabProgram.RunAsync(name, "down");
    }

    [Fact]
    public async Task Without_a_lab_a_command_says_so()
    {
        var name = await LabProgram.NewNameAsync();

        var result = await LabProgram.RunAsync(name, "crash", "n1");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(
            $"clarion: no lab '{name}' runs. Start it: clarion lab --name {name}, or name another: --name\n",
            result.Error);
    }

    [GeneratedRegex(@"^(\./clarion lab.*?)(?:   .*)?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
