using System.Threading.Channels;

namespace Clarion.Verbs.Lab;

/// <summary>Keys as they are typed.</summary>
internal static class TerminalKeys
{
    /// <summary>A person does not notice it.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>More than anybody types while a command runs; what comes then is dropped.</summary>
    private const int WaitingMax = 32;

    /// <summary>Begins to read, until cancelled.</summary>
    public static ChannelReader<char> Read(TimeProvider time, CancellationToken cancellationToken)
    {
        var keys = Channel.CreateBounded<char>(
            new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite });
        _ = ReadAsync(keys.Writer, time, cancellationToken);
        return keys.Reader;
    }

    private static async Task ReadAsync(
        ChannelWriter<char> keys, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                while (Console.KeyAvailable)
                    keys.TryWrite(Console.ReadKey(intercept: true).KeyChar);
                await Task.Delay(LookInterval, time, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException)
        {
            // The lab ends, or the terminal has gone.
            keys.TryComplete();
        }
    }
}
