using Clarion.CommandLine;

namespace Clarion.Tests.Platform.Verbs;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs() =>
        [.. Entry.Root().Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_has_help_with_an_example(string verb)
    {
        var run = await ProgramRun.OfAsync([verb, "--help"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"clarion {verb}", run.Output, StringComparison.Ordinal);
        Golden.Verify($"{verb}.help", run.ToString());
    }

    [Fact]
    public async Task As_a_plug_in_of_kubectl_it_goes_by_that_name()
    {
        Assert.Equal("kubectl clarion", Invocation.NameOf("/usr/local/bin/kubectl-clarion"));
        Assert.Equal("clarion", Invocation.NameOf("/usr/bin/clarion"));
        var run = await ProgramRun.OfAsync(["validate", "--help"], programName: "kubectl clarion");
        Assert.Contains("kubectl clarion validate FILE... [OPTIONS]", run.Output, StringComparison.Ordinal);
        Assert.Contains("  kubectl clarion validate pools.yaml", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_command_line_ends_with_2_and_says_where_help_is() => Assert.Equal(
        new(2, "", "clarion: --output: 'xml' is no form; it is one of table, json, yaml\n"
            + "See 'clarion validate --help'.\n"),
        await ProgramRun.OfAsync("validate x -o xml"));
}
