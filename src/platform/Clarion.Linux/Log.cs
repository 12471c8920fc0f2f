using Clarion.Linux.Calls;
using Microsoft.Extensions.Logging;

namespace Clarion.Linux;

/// <summary>What is told about the kernel: ids 1100 to 1199.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Error,
        "Network interfaces are not followed, the last picture of them stays: {Failure}")]
    public static partial void LinksNotFollowed(ILogger logger, LinuxFailure failure);

    [LoggerMessage(1101, LogLevel.Information,
        "Events about network interfaces came faster than they were read; all interfaces are listed anew")]
    public static partial void LinkEventsLost(ILogger logger);
}
