using Clarion.Hosting.Loops;
using Clarion.Testing.Clocks;
using Clarion.Testing.Logging;

namespace Clarion.Tests.Platform.Speaker;

public sealed class SupervisorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loop_that_lived_long_starts_again_as_soon_as_after_its_first_failure()
    {
        var time = new ManualTime();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var lives = 0;
        var running = Supervisor.RunAsync(
            "test",
            async token =>
            {
                if (++lives == 4)
                    await Task.Delay(TimeSpan.FromSeconds(31), time, token);
                throw new InvalidOperationException();
            },
            time, new LogRecord(), stop.Token);

        foreach (var seconds in new[] { 0.5, 1, 2, 31, 0.5, 1 })
        {
            var delay = TimeSpan.FromSeconds(seconds);
            await time.WhenWaitingForAsync(span => span == delay, Cancel);
            time.Advance(delay);
        }

        await stop.CancelAsync();
        await running;
    }
}
