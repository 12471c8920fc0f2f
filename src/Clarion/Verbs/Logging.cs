using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Clarion.Verbs;

/// <summary>Where the roles log: readable lines on a terminal, JSON lines elsewhere; always standard output.</summary>
internal static class Logging
{
    /// <summary>The program's version, with the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(Logging).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static ILoggerFactory Create(LogLevel level) =>
        Console.IsOutputRedirected ? JsonLines(level) : Readable(level);

    // Put together by hand: the builder brings dependency injection, an eighth of what a role's start compiles.
    private static LoggerFactory JsonLines(LogLevel level)
    {
        var options = new ConsoleOptions(new() { FormatterName = JsonLinesFormatter.FormatterName });
        var factory = new LoggerFactory([], new LoggerFilterOptions { MinLevel = level });
        factory.AddProvider(new ConsoleLoggerProvider(options, [new JsonLinesFormatter()]));
        return factory;
    }

    private static ILoggerFactory Readable(LogLevel level) => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(level)
        .AddSimpleConsole(format =>
        {
            format.SingleLine = true;
            format.UseUtcTimestamp = true;
            format.TimestampFormat = "HH:mm:ss.fff ";
        }));
}
