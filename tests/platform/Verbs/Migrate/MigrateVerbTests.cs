using Clarion.CommandLine;

namespace Clarion.Tests.Platform.Verbs.Migrate;

public sealed class MigrateVerbTests
{
    [Theory]
    [InlineData("everything", ExitCode.Fine)]
    [InlineData("wrong", ExitCode.ProblemFound)]
    public async Task A_config_map_becomes_custom_resources(string name, int exitCode)
    {
        var path = Examples.PathOf($"{name}.yaml");
        var run = await ProgramRun.OfAsync(["migrate", path]);
        Golden.Verify($"{name}.yaml", run.ToString().Replace(path, $"{name}.yaml", StringComparison.Ordinal));
        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public async Task What_it_prints_passes_validate()
    {
        var migrated = await ProgramRun.OfAsync(["migrate", Examples.PathOf("everything.yaml")]);
        var judged = await ProgramRun.OfAsync(["validate", "-"], migrated.Output);
        Assert.Equal(new(ExitCode.Fine, "13 objects, 0 mistakes, 0 warnings.\n", ""), judged);
    }

    [Fact]
    public async Task The_text_of_a_config_map_can_come_alone_by_standard_input()
    {
        var run = await ProgramRun.OfAsync(
            ["migrate", "-", "-n", "lb"],
            "address-pools: [{name: a, protocol: layer2, addresses: [10.0.0.0/24]}]");
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Contains("kind: L2Advertisement\nmetadata:\n  name: a\n  namespace: lb\n", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_one_is_said_to_have_none()
    {
        var run = await ProgramRun.OfAsync(["migrate", "-"], "apiVersion: v1\nkind: Namespace\n");
        Assert.Equal(
            new(ExitCode.ProblemFound, "",
                "clarion: - has no ConfigMap with the key 'config', and is no text of one\n"),
            run);
    }
}
