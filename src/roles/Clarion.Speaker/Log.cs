using Clarion.Model.Services;
using Microsoft.Extensions.Logging;

namespace Clarion.Speaker;

/// <summary>What the speaker says; ids 1300 to 1349.</summary>
internal static partial class Log
{
    [LoggerMessage(1301, LogLevel.Information,
        "First complete view: {Services} Services with addresses on {Nodes} nodes, {Own} of them announced from here")]
    public static partial void FirstView(ILogger logger, int services, int nodes, int own);

    [LoggerMessage(1302, LogLevel.Information, "Announcing {Service}: {Addresses}. {Reason}")]
    public static partial void Announcing(ILogger logger, ServiceName service, string addresses, string reason);

    [LoggerMessage(1303, LogLevel.Information, "No longer announcing {Service}, now with {Owner}: {Reason}")]
    public static partial void Withdrawn(ILogger logger, ServiceName service, string owner, string reason);

    [LoggerMessage(1304, LogLevel.Warning, "Refused, and its last good version stays in force: {Refusal}")]
    public static partial void Refused(ILogger logger, string refusal);

    [LoggerMessage(1305, LogLevel.Warning,
        "The list of excluded interfaces is refused. The last one stays; at a start, what can be read of it and the "
        + "usual list. {Problem}")]
    public static partial void ExclusionRefused(ILogger logger, string problem);

    [LoggerMessage(1306, LogLevel.Warning, "ServiceL2Status of {Service} cannot be written, trying again: {Problem}")]
    public static partial void StatusNotWritten(ILogger logger, ServiceName service, string problem);

    [LoggerMessage(1307, LogLevel.Warning,
        "The API server does not answer: everything stays announced as it is, and nodes keep their places. {Problem}")]
    public static partial void ContactLost(ILogger logger, string problem);

    [LoggerMessage(1308, LogLevel.Information, "The API server answers again")]
    public static partial void ContactRegained(ILogger logger);
}
