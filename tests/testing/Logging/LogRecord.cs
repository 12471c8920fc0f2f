using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Clarion.Testing.Logging;

/// <summary>A logger that keeps what it is told, and its own factory.</summary>
public sealed class LogRecord : ILogger, ILoggerFactory
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> lines = new();
    private TaskCompletionSource another = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was logged, in order.</summary>
    public IReadOnlyList<(int Id, LogLevel Level, string Text)> Lines => [.. lines];

    /// <summary>The texts of one event id.</summary>
    public IReadOnlyList<string> Texts(int id) => [.. lines.Where(line => line.Id == id).Select(line => line.Text)];

    /// <summary>Waits until a line of an event id, with this text in it, has been logged.</summary>
    public async Task UntilAsync(int id, string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Volatile.Read(ref another).Task;
            if (Texts(id).Any(line => line.Contains(text, StringComparison.Ordinal)))
                return;
            await next.WaitAsync(cancellationToken);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        lines.Enqueue((eventId.Id, logLevel, formatter(state, exception) + exception));
        Interlocked.Exchange(ref another, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
