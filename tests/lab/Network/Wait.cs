using Clarion.Primitives;

namespace Clarion.Tests.Lab.Network;

/// <summary>Waits for a condition of the kernel, which cannot be awaited otherwise.</summary>
internal static class Wait
{
    /// <summary>More than any condition here takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task UntilAsync(Func<Task<bool>> condition, Func<Task<string>> complaint)
    {
        var deadline = Instant.Now(TimeProvider.System) + Patience;
        while (!await condition())
        {
            if (Instant.Now(TimeProvider.System) > deadline)
                Assert.Fail(await complaint());
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
