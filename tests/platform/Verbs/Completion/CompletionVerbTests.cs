using Clarion.Testing.Processes;

namespace Clarion.Tests.Platform.Verbs.Completion;

public sealed class CompletionVerbTests
{
    [Theory]
    [InlineData("valid", "validate")]
    [InlineData("validate --out", "--output")]
    [InlineData("validate -o ", "table json yaml")]
    [InlineData("validate --output j", "json")]
    [InlineData("completion ", "bash fish kubectl zsh")]
    [InlineData("validate --kube", "")]
    [InlineData("migrate --kubeconfig x --con", "--context")]
    [InlineData("unknown ", "")]
    public async Task Words_are_completed_from_the_command_line_itself(string line, string candidates)
    {
        var run = await ProgramRun.OfAsync(["__complete", "--", .. line.Split(' ')]);
        Assert.Equal(0, run.ExitCode);
        var words = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split('\t')[0]);
        Assert.Equal(candidates.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), words.Order());
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("kubectl")]
    public async Task Each_shell_has_its_script(string shell)
    {
        var run = await ProgramRun.OfAsync(["completion", shell]);
        Golden.Verify($"clarion.{shell}", run.ToString());
    }

    [Fact]
    public async Task Another_shell_is_wrong_usage()
    {
        var run = await ProgramRun.OfAsync("completion csh");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("clarion: Argument 'csh' not recognized.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_works_in_bash()
    {
        var script = (await ProgramRun.OfAsync(["completion", "bash"])).Output;
        var shell = new Command("bash", ["-c", script + """
            clarion() { [ "$*" = "__complete -- validate --out" ] && printf -- '--output\tForm of the answer.\n'; }
            COMP_WORDS=(clarion validate --out) COMP_CWORD=2
            _clarion
            echo "${COMPREPLY[@]}"
            """]);
        Assert.Equal("--output", await shell.RunOrThrowAsync(TestContext.Current.CancellationToken));
    }
}
