using System.Diagnostics;
using System.Text;
using Clarion.Testing.Sources;
using Clarion.Testing.Waiting;

namespace Clarion.Tests.Lab.Lab;

[Collection(nameof(WholeLabs))]
public sealed class KeyTests
{
    [Fact]
    public async Task Keys_act_on_the_lab_until_q_ends_it()
    {
        var name = await LabProgram.NewNameAsync();
        using var script = OnTerminal($"lab --stay --name {name}");
        var heard = new StringBuilder();
        var reading = ReadAsync(script.StandardOutput, heard);

        await HearAsync(heard, "c power off");
        await TypeAsync(script, "2c");
        await HearAsync(heard, "crash n2: n2 is powered off");
        await HearAsync(heard, "n2  10.0.0.12  powered off ");
        await TypeAsync(script, "2u");
        await HearAsync(heard, "restore: all nodes are as they were");
        await TypeAsync(script, "1r");
        await HearAsync(heard, "restart n1: the speaker of n1 is started again");
        await TypeAsync(script, "a");
        await HearAsync(heard, "add: Service web-1 has 10.0.");
        await TypeAsync(script, "q");
        await HearAsync(heard, "clean-up complete");

        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        await reading;
        Assert.Equal(0, script.ExitCode);
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    [Fact]
    public async Task On_a_terminal_the_tour_shows_the_lab_as_it_is_and_q_ends_it()
    {
        var name = await LabProgram.NewNameAsync();
        using var script = OnTerminal($"lab --name {name}");
        var heard = new StringBuilder();
        var reading = ReadAsync(script.StandardOutput, heard);

        await HearAsync(heard, "now: starting the API server ...");
        await HearAsync(heard, "now: owner powered off ...");
        await TypeAsync(script, "cq");
        await HearAsync(heard, "clean-up complete");

        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        await reading;
        Assert.Equal(1, script.ExitCode);
        Assert.DoesNotContain("crash", Text(heard), StringComparison.Ordinal);
        Assert.Equal("", await LabProgram.TracesAsync(name));
    }

    /// <summary>script gives the program a terminal.</summary>
    private static Process OnTerminal(string arguments) => Process.Start(
        new ProcessStartInfo("script", ["-qec", $"{SourceTree.Program} {arguments}", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TERM"] = "xterm" },
        })!;

    private static async Task TypeAsync(Process script, string keys)
    {
        await script.StandardInput.WriteAsync(keys);
        await script.StandardInput.FlushAsync();
    }

    private static async Task ReadAsync(StreamReader from, StringBuilder heard)
    {
        var buffer = new char[1024];
        while (await from.ReadAsync(buffer) is var count and > 0)
        {
            lock (heard)
                heard.Append(buffer, 0, count);
        }
    }

    private static Task<string> HearAsync(StringBuilder heard, string text) => Eventually.HoldsAsync(
        $"'{text}' is heard", LabProgram.Patience, _ => Task.FromResult(Text(heard)),
        all => all.Contains(text, StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private static string Text(StringBuilder heard)
    {
        lock (heard)
            return heard.ToString();
    }
}
