using System.Diagnostics;
using System.Text;

namespace Clarion.Testing.Processes;

/// <summary>A child process whose output is captured as it comes. Disposing kills it with its children.</summary>
public sealed class RunningCommand : IAsyncDisposable
{
    private readonly Command command;
    private readonly Process process = new();
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly Task reading;

    internal RunningCommand(Command command)
    {
        this.command = command;
        var start = process.StartInfo = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        process.Start();
        reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, error), WriteAsync());
    }

    /// <summary>The process' id.</summary>
    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>What it wrote to standard output so far.</summary>
    public string Output => Copy(output);

    /// <summary>What it wrote to standard error so far.</summary>
    public string Error => Copy(error);

    /// <summary>How many characters it wrote to standard output so far.</summary>
    public int OutputLength
    {
        get
        {
            lock (output)
                return output.Length;
        }
    }

    /// <summary>Waits until it ended by itself and all its output is read.</summary>
    /// <exception cref="CommandFailedException">It took longer than the command's limit and was killed.</exception>
    public async Task<CommandResult> WaitAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(command.TimeLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            await reading.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Kill();
            throw new CommandFailedException(
                $"{command}\ndid not end within {command.TimeLimit.TotalSeconds} s\n{Output}{Error}");
        }

        return new CommandResult(command, process.ExitCode, Output, Error);
    }

    /// <summary>Ends it and its children at once (SIGKILL).</summary>
    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder into)
    {
        var buffer = new char[4096];
        try
        {
            for (int count; (count = await reader.ReadAsync(buffer)) > 0;)
            {
                lock (into)
                    into.Append(buffer, 0, count);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException)
        {
            // Disposed while a grandchild still held the pipe.
        }
    }

    private static string Copy(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    private async Task WriteAsync()
    {
        try
        {
            await process.StandardInput.WriteAsync(command.Input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading its input.
        }
    }
}
