using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Clarion.Verbs;

/// <summary>One JSON object a line on standard output, as MetalLB logs; readable lines on a terminal.</summary>
internal static class Logging
{
    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    /// <summary>The program's version, with the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(Logging).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static ILoggerFactory Create(LogLevel level) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(level);
        if (Console.IsOutputRedirected)
            logging.AddJsonConsole(format => SetTime(format, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        else
            logging.AddSimpleConsole(format =>
            {
                format.SingleLine = true;
                SetTime(format, Timestamp);
            });
    });

    private static void SetTime(ConsoleFormatterOptions format, string pattern) =>
        (format.UseUtcTimestamp, format.TimestampFormat) = (true, pattern);
}
