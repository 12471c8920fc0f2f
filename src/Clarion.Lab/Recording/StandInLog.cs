using Microsoft.Extensions.Logging;

namespace Clarion.Lab.Recording;

/// <summary>
/// What the lab's own loops log, the stand-ins above all: noted among the events, and the last problem kept for whoever
/// waits in vain.
/// </summary>
/// <param name="events">Where it is noted.</param>
internal sealed class StandInLog(EventLog events) : ILoggerFactory, ILogger
{
    private volatile string? lastProblem;

    /// <summary>The last warning or error; null: there was none.</summary>
    public string? LastProblem => lastProblem;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var text = exception is null ? formatter(state, null) : $"{formatter(state, null)}: {exception.Message}";
        if (logLevel >= LogLevel.Warning)
            lastProblem = text;
        events.Write("log", ("level", logLevel.ToString()), ("text", text));
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("all goes to the events");

    public void Dispose()
    {
    }
}
