using Clarion.Output;

namespace Clarion.Tests.Platform.Verbs.Output;

public sealed class DocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Document Everything = new(
        new FactsSection("installation",
        [
            new("Version", "version", "0.1.0"),
            new("Healthy", "isHealthy", ((Cell)true).As(Tone.Good)),
            new("Since", "since", Cell.Age(Now - TimeSpan.FromMinutes(3), Now)),
            new("Nobody knows", "unknown", (string?)null),
        ]) { Title = "Installation" },
        new TableSection("pools",
            [new("POOL", "name"), new("FREE", "free") { IsNumber = true }, new("ADDRESSES", "addresses")],
            [
                ["first", 9, Cell.Of(["192.168.1.240-192.168.1.250", "2001:db8::/64"])],
                ["東京", 12_000, Cell.Of([])],
                ["e\u0301te\u0301 \U0001F600", 1, "a\u001b[31mred\nline"],
            ]) { Title = "Pools" },
        new TableSection("nodes", [new("NODE", "name")], []) { Title = "Nodes", EmptyText = "There is no node." },
        new TableSection("nothing", [new("NOTHING", "name")], []),
        new TextSection("remedies",
            ["Write it as 192.0.2.0/24: one range for IPv4 and another one for IPv6, each on a line of its own."]));

    private static readonly Terminal Pipe = new(TextReader.Null, TextWriter.Null, TextWriter.Null);

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("yaml")]
    public void Each_form_says_the_same(string form) =>
        Golden.Verify($"document.{form}", DocumentWriter.Write(Everything, FormOf(form), Pipe));

    [Fact]
    public void A_terminal_has_colours_and_lines_no_wider_than_itself() =>
        Golden.Verify(
            "document.terminal",
            DocumentWriter.Write(Everything, OutputForm.Table, Pipe with { HasColours = true, Width = 60 }));

    [Fact]
    public void Nothing_new_is_no_change_even_when_time_passed() =>
        Assert.Null(At(Now + TimeSpan.FromHours(1)).ChangedSince(At(Now)));

    [Fact]
    public void Only_new_changed_and_gone_rows_are_a_change()
    {
        var before = Table(["same", 1], ["changes", 1], ["goes", 1]);
        var after = Table(["same", 1], ["changes", 2], ["comes", 3]);
        Assert.Equal(
            "NAME       COUNT\nchanges        2\ncomes          3\ngoes      (gone)\n",
            DocumentWriter.Write(after.ChangedSince(before)!, OutputForm.Table, Pipe));
    }

    [Fact]
    public void Nothing_that_others_wrote_can_do_anything_to_a_terminal()
    {
        const string Evil = "a\u001b]0;b\u0007\u202Ec\u2028d";
        var document = new Document(
            new FactsSection("facts", [new(Evil, "key", Evil)]) { Title = Evil },
            new TableSection("rows", [new("ROW", "row")], []) { Title = Evil, EmptyText = Evil });
        var written = DocumentWriter.Write(document, OutputForm.Table, Pipe);
        Assert.DoesNotContain(written, letter => letter is '\u001b' or '\u0007' or '\u202E' or '\u2028');
        Assert.Contains("a\uFFFD]0;b", written, StringComparison.Ordinal);
    }

    private static Document Table(params Cell[][] rows) =>
        new(new TableSection("rows", [new("NAME", "name"), new("COUNT", "count") { IsNumber = true }], rows));

    private static Document At(DateTimeOffset now) =>
        new(new FactsSection("facts", [new("Age", "age", Cell.Age(Now, now))]));

    private static OutputForm FormOf(string name) => name switch
    {
        "json" => OutputForm.Json,
        "yaml" => OutputForm.Yaml,
        _ => OutputForm.Table,
    };
}
