using Microsoft.Extensions.Logging;

namespace Clarion.Verbs;

/// <summary>What the program says about itself; ids 1400 to 1499.</summary>
internal static partial class Log
{
    [LoggerMessage(1400, LogLevel.Information, "clarion {Role} {Version} starts")]
    public static partial void Starting(ILogger logger, string role, string version);

    [LoggerMessage(1401, LogLevel.Information, "clarion {Role} has ended")]
    public static partial void Ended(ILogger logger, string role);

    [LoggerMessage(1402, LogLevel.Warning,
        "These options do nothing in Clarion and are ignored: {Options}; docs/reference.md says why")]
    public static partial void Ignored(ILogger logger, string options);

    [LoggerMessage(1403, LogLevel.Critical, "Where the API server is cannot be found out: {Problem}")]
    public static partial void NoApiServer(ILogger logger, string problem);

    [LoggerMessage(1404, LogLevel.Critical,
        "Health cannot be served on {Address} port {Port}: {Problem}. Is another instance running? "
        + "Set --health-probe-port to a free port")]
    public static partial void HealthNotServed(ILogger logger, string address, int port, string problem);

    [LoggerMessage(1405, LogLevel.Warning,
        "Operators cannot ask this speaker on {Address} port {Port}: {Problem}. Everything else works; set --host to "
        + "the node's own address")]
    public static partial void ViewNotServed(ILogger logger, string address, int port, string problem);
}
