using Clarion.CommandLine;
using Clarion.Verbs.Validate.Schema;

namespace Clarion.Tests.Platform.Verbs.Validate;

public sealed class ValidateVerbTests
{
    [Theory]
    [InlineData("good", "table")]
    [InlineData("wrong", "table")]
    [InlineData("wrong", "json")]
    [InlineData("wrong", "yaml")]
    [InlineData("legacy", "table")]
    public async Task Each_finding_has_its_place_what_is_wrong_and_what_to_do(string name, string form)
    {
        var text = await File.ReadAllTextAsync(
            Examples.PathOf($"{name}.yaml"), TestContext.Current.CancellationToken);
        Golden.Verify($"{name}.{form}", (await ProgramRun.OfAsync(["validate", "-", "-o", form], text)).ToString());
    }

    [Fact]
    public async Task Standard_input_is_a_file_too()
    {
        var run = await ProgramRun.OfAsync(["validate", "-"], "apiVersion: metallb.io/v1beta1\nkind: Pool\n");
        Assert.Equal(ExitCode.ProblemFound, run.ExitCode);
        Assert.Contains("-:2", run.Output, StringComparison.Ordinal);
        Assert.Contains("there is no kind 'Pool' in metallb.io", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_of_several_files_are_judged_together()
    {
        var run = await ProgramRun.OfAsync(
            ["validate", Examples.PathOf("good.yaml"), Examples.PathOf("good.yaml"), "-o", "json"]);
        Assert.Equal(ExitCode.ProblemFound, run.ExitCode);
        Assert.Contains("IPAddressPool/first is in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_wrong_usage()
    {
        var run = await ProgramRun.OfAsync(["validate", "/nowhere/x.yaml"]);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.StartsWith("clarion: /nowhere/x.yaml cannot be read: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_and_no_name_at_all_are_wrong_usage()
    {
        var folder = Path.GetDirectoryName(Examples.PathOf("good.yaml"))!;
        Assert.Equal(
            new(ExitCode.WrongUsage, "", $"clarion: {folder} is a folder; name the files in it\n"),
            await ProgramRun.OfAsync(["validate", folder]));
        Assert.Equal(
            new(ExitCode.WrongUsage, "", "clarion: the name of a file is empty\n"),
            await ProgramRun.OfAsync(["validate", ""]));
    }

    [Fact]
    public void Every_rule_of_the_definitions_is_known()
    {
        var messages = new ObjectSchemas().All.SelectMany(MessagesIn).Distinct().ToList();
        Assert.NotEmpty(messages);
        Assert.DoesNotContain(messages, message => !SchemaRules.Knows(message));
    }

    private static IEnumerable<string> MessagesIn(System.Text.Json.Nodes.JsonNode? node) => node switch
    {
        System.Text.Json.Nodes.JsonObject mapping => mapping.SelectMany(member =>
            member is { Key: "x-kubernetes-validations", Value: System.Text.Json.Nodes.JsonArray rules }
                ? rules.Select(rule => (string)rule!["message"]!)
                : MessagesIn(member.Value)),
        System.Text.Json.Nodes.JsonArray list => list.SelectMany(MessagesIn),
        _ => [],
    };
}
