using Clarion.Linux.Calls;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Speaker.Layer2;

/// <summary>What is told about layer 2: ids 1350 to 1369.</summary>
internal static partial class Log
{
    [LoggerMessage(1350, LogLevel.Information, "Answering ARP and NDP on {Interface}, {Mac}")]
    public static partial void InterfaceServed(ILogger logger, string @interface, MacAddress mac);

    [LoggerMessage(1351, LogLevel.Information, "No longer answering on {Interface}: it went down, away or is excluded")]
    public static partial void InterfaceLeft(ILogger logger, string @interface);

    [LoggerMessage(1352, LogLevel.Warning, "Not answering on {Interface}: {Failure}")]
    public static partial void InterfaceNotServed(ILogger logger, string @interface, LinuxFailure failure);

    [LoggerMessage(1353, LogLevel.Warning,
        "Switches that snoop multicast may not deliver questions for {Address} to {Interface}: {Failure}")]
    public static partial void GroupNotJoined(
        ILogger logger, string @interface, IpAddress address, LinuxFailure failure);
}
