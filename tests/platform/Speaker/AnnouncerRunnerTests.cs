using Clarion.Neighbors.Interfaces;
using Clarion.Speaker;
using Clarion.Speaker.Announcing;
using Clarion.Testing.Logging;

namespace Clarion.Tests.Platform.Speaker;

public sealed class AnnouncerRunnerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_equal_list_of_exclusions_leaves_the_announcer_alone()
    {
        var made = System.Threading.Channels.Channel.CreateUnbounded<InterfaceExclusion>();
        var options = new SpeakerOptions(new("a"), "speaker-a", "metallb-system");
        AnnouncerRunner? runner = null;
        runner = new(
            (exclusion, onOutcome) =>
            {
                made.Writer.TryWrite(exclusion);
                // The runner finds it when it looks for the next list, before anything else can be said.
                runner!.Use(exclusion.And(InterfaceExclusion.None));
                return new FakeAnnouncer(exclusion, ["eth0"], onOutcome);
            },
            _ => { }, new(options, TimeProvider.System, new LogRecord()));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        runner.Use(Excluding("^a"));
        var running = runner.RunAsync(stop.Token);

        Assert.Equal(Excluding("^a"), await made.Reader.ReadAsync(Cancel).AsTask().WaitAsync(Limit, Cancel));
        runner.Use(Excluding("^b"));
        Assert.Equal(Excluding("^b"), await made.Reader.ReadAsync(Cancel).AsTask().WaitAsync(Limit, Cancel));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(0, made.Reader.Count);
    }

    private static InterfaceExclusion Excluding(string pattern) =>
        InterfaceExclusion.TryParse([pattern], out var exclusion, out var error)
            ? exclusion : throw new ArgumentException(error);
}
