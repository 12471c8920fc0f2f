using Microsoft.Extensions.Logging;

namespace Clarion.Hosting;

/// <summary>What this project says; ids 1390 to 1399.</summary>
internal static partial class Log
{
    [LoggerMessage(1390, LogLevel.Error, "The loop '{Loop}' failed, which is a bug; it starts again in {Seconds} s")]
    public static partial void LoopFailed(ILogger logger, string loop, double seconds, Exception exception);
}
