using Clarion.Output;

namespace Clarion.Tests.Platform.Verbs.Output;

public sealed class WatchScreenTests : IDisposable
{
    private const string Clear = "\u001b[H\u001b[2J";

    private readonly StringWriter output = new();

    private Terminal Pipe => new(TextReader.Null, output, TextWriter.Null);

    [Fact]
    public void A_terminal_is_redrawn_when_something_changed_and_only_then()
    {
        var screen = new WatchScreen(Pipe with { IsTerminal = true }, OutputForm.Table);
        screen.Show(Saying("one"));
        screen.Show(Saying("one"));
        screen.Show(Saying("two"));
        Assert.Equal($"{Clear}one\n{Clear}two\n", output.ToString());
    }

    [Fact]
    public void What_was_written_between_is_gone_when_all_is_well_again()
    {
        var screen = new WatchScreen(Pipe with { IsTerminal = true }, OutputForm.Table);
        screen.Show(Saying("one"));
        screen.Spoil();
        screen.Show(Saying("one"));
        Assert.Equal($"{Clear}one\n{Clear}one\n", output.ToString());
    }

    [Fact]
    public void Elsewhere_only_what_changed_is_written()
    {
        var screen = new WatchScreen(Pipe, OutputForm.Table);
        screen.Show(Saying("one", "same"));
        screen.Show(Saying("one", "same"));
        screen.Show(Saying("two", "same"));
        Assert.Equal("one\nsame\ntwo\n", output.ToString());
    }

    [Fact]
    public void Yaml_is_a_stream_of_whole_documents()
    {
        var screen = new WatchScreen(Pipe, OutputForm.Yaml);
        screen.Show(Saying("one", "same"));
        screen.Show(Saying("two", "same"));
        Assert.Equal("lines:\n- one\n- same\n---\nlines:\n- two\n- same\n", output.ToString());
    }

    public void Dispose() => output.Dispose();

    private static Document Saying(params string[] lines) =>
        new(new TextSection("lines", [.. lines.Select(line => (Cell)line)]));
}
