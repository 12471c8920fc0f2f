using System.Diagnostics;

namespace Clarion.Benchmarks.ArpRoundTrip;

/// <summary>This program again, in a network namespace; it ends with its input.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;

    public ChildProcess(string space, params string[] arguments) =>
        process = Start(["ip", "netns", "exec", space, Environment.ProcessPath!, .. arguments]);

    public static async Task RunAsync(string command)
    {
        if (await TryRunAsync(command) is var code && code != 0)
            throw new InvalidOperationException($"'{command}' ended with {code}");
    }

    public static async Task<int> TryRunAsync(string command)
    {
        using var process = Start(command.Split(' '));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new EndOfStreamException("a child process has ended");

    public Task WriteLineAsync(string line) => process.StandardInput.WriteLineAsync(line);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Start(string[] words) => Process.Start(new ProcessStartInfo(words[0], words[1..])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException($"cannot start {words[0]}");
}
