using System.Diagnostics;
using System.Threading.Channels;
using Clarion.Linux.Processes;
using Clarion.Testing.Sources;

namespace Clarion.Tests.Lab.Network;

/// <summary>The test host in a namespace. It ends with its input, so it cannot outlive a crashed test.</summary>
internal sealed class LabHost : IAsyncDisposable
{
    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> seen = [];

    public LabHost(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => lines.Writer.TryWrite($"error {line.Data}");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static string Program => SourceTree.Built("tests/lab/host", "Clarion.LabHost");

    public Task SayAsync(string line) => process.StandardInput.WriteLineAsync(line);

    /// <summary>Waits for a line.</summary>
    public Task<string> HearAsync(string start) => HearAsync(line => line.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Waits for a line; those before it are skipped.</summary>
    public async Task<string> HearAsync(Func<string, bool> isWanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Wait.Patience);
        try
        {
            while (true)
            {
                var line = await lines.Reader.ReadAsync(patience.Token);
                seen.Add(line);
                if (isWanted(line))
                    return line;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            Assert.Fail($"not heard; heard were:\n{string.Join('\n', seen.TakeLast(40))}");
            throw;
        }
    }

    /// <summary>All lines that have come by now and were not waited for.</summary>
    public List<string> Rest()
    {
        var rest = new List<string>();
        while (lines.Reader.TryRead(out var line))
            rest.Add(line);
        return rest;
    }

    /// <summary>Stops the process where it is.</summary>
    public void Pause() => ProcessSignal.Pause(process.Id);

    /// <summary>Lets it go on.</summary>
    public void Resume() => ProcessSignal.Resume(process.Id);

    /// <summary>Says that input has ended, and waits for the end.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Wait.Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            lines.Writer.TryComplete();
        else
            lines.Writer.TryWrite(line);
    }
}
