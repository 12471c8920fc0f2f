using Clarion.CommandLine;
using Clarion.Verbs.Manual;

namespace Clarion.Tests.Tidy.Documents;

public sealed class ManualPageTests
{
    private const string Page = "docs/clarion.1";

    [Fact]
    public void The_man_page_says_what_the_command_line_does()
    {
        if (Environment.GetEnvironmentVariable("CLARION_UPDATE") == "1")
            File.WriteAllText(Repository.PathOf(Page), ManualPage.Write(Entry.Root()));
        Assert.Equal(ManualPage.Write(Entry.Root()), File.ReadAllText(Repository.PathOf(Page)));
    }
}
