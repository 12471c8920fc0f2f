using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Clarion.Verbs;

/// <summary>Where the roles log: readable lines on a terminal, JSON lines elsewhere; always standard output.</summary>
internal static class Logging
{
    /// <summary>The program's version, with the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(Logging).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static ILoggerFactory Create(LogLevel level) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(level);
        if (Console.IsOutputRedirected)
        {
            logging.AddConsole(console => console.FormatterName = JsonLinesFormatter.FormatterName);
            logging.Services.AddSingleton<ConsoleFormatter, JsonLinesFormatter>();
            return;
        }

        logging.AddSimpleConsole(format =>
        {
            format.SingleLine = true;
            format.UseUtcTimestamp = true;
            format.TimestampFormat = "HH:mm:ss.fff ";
        });
    });
}
