using Microsoft.Extensions.Logging;

namespace Clarion.LabHost;

/// <summary>Writes each log entry as a line of its own.</summary>
internal sealed class LineLoggerProvider : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        Console.Out.WriteLine($"log {formatter(state, exception)}");

    public void Dispose()
    {
    }
}
