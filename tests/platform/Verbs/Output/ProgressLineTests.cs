using Clarion.Output;
using Clarion.Testing.Clocks;

namespace Clarion.Tests.Platform.Verbs.Output;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter error = new();
    private readonly ManualTime time = new();

    [Fact]
    public void What_takes_over_a_second_is_said_and_wiped_at_the_end()
    {
        using (var progress = Begin(showsProgress: true))
        {
            progress.Say("reading pods");
            time.Advance(TimeSpan.FromMilliseconds(999));
            Assert.Equal("", error.ToString());
            time.Advance(TimeSpan.FromMilliseconds(1));
            progress.Say("reading nodes");
        }

        Assert.Equal("\r\u001b[Kreading pods ...\r\u001b[Kreading nodes ...\r\u001b[K", error.ToString());
    }

    [Fact]
    public void What_is_quick_is_not_mentioned_nor_is_anything_where_nobody_looks()
    {
        Begin(showsProgress: true).Dispose();
        using (Begin(showsProgress: false))
            time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void It_keeps_to_one_line_of_a_narrow_terminal()
    {
        using var progress = Begin(showsProgress: true, width: 20);
        progress.Say("asking a-server-with-a-long-name:6443");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("\r\u001b[Kasking a-server ...", error.ToString());
    }

    [Fact]
    public void Before_it_begins_nothing_is_written_over_what_another_program_asks()
    {
        using var progress = Make(showsProgress: true);
        time.Advance(TimeSpan.FromMinutes(1));
        progress.Say("reading pods");
        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void After_its_end_it_is_silent()
    {
        var progress = Begin(showsProgress: true);
        time.Advance(TimeSpan.FromSeconds(1));
        progress.Dispose();
        var before = error.ToString();
        progress.Say("more");
        progress.Begin();
        time.Advance(TimeSpan.FromSeconds(1));
        progress.Dispose();
        Assert.Equal(before, error.ToString());
    }

    public void Dispose() => error.Dispose();

    private ProgressLine Begin(bool showsProgress, int? width = null)
    {
        var progress = Make(showsProgress, width);
        progress.Begin();
        return progress;
    }

    private ProgressLine Make(bool showsProgress, int? width = null) => new(
        new(TextReader.Null, TextWriter.Null, error) { ShowsProgress = showsProgress, Width = width },
        time,
        "beginning");
}
