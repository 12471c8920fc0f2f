using System.Threading.Channels;

namespace Clarion.Verbs.Lab;

/// <summary>Keys as they are typed.</summary>
internal static class TerminalKeys
{
    /// <summary>More than anybody types while a command runs; what comes then is dropped.</summary>
    private const int WaitingMax = 32;

    /// <summary>
    /// Begins to read, for the rest of the process: while somebody reads, the terminal shows nothing of what is typed,
    /// and the end of the process gives it back as it was.
    /// </summary>
    public static ChannelReader<char> Read()
    {
        var keys = Channel.CreateBounded<char>(
            new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite });
        new Thread(() => Read(keys.Writer)) { IsBackground = true, Name = "keys" }.Start();
        return keys.Reader;
    }

    private static void Read(ChannelWriter<char> keys)
    {
        try
        {
            while (true)
                keys.TryWrite(Console.ReadKey(intercept: true).KeyChar);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // The terminal has gone.
            keys.TryComplete();
        }
    }
}
