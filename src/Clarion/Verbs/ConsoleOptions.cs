using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Clarion.Verbs;

/// <summary>Options of the console logger that never change.</summary>
/// <param name="options">The options.</param>
internal sealed class ConsoleOptions(ConsoleLoggerOptions options) : IOptionsMonitor<ConsoleLoggerOptions>
{
    public ConsoleLoggerOptions CurrentValue => options;

    public ConsoleLoggerOptions Get(string? name) => options;

    public IDisposable? OnChange(Action<ConsoleLoggerOptions, string?> listener) => null;
}
