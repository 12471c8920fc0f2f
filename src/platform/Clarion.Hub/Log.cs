using Microsoft.Extensions.Logging;

namespace Clarion.Hub;

/// <summary>What the Hub says about itself; ids 1500 to 1599.</summary>
internal static partial class Log
{
    [LoggerMessage(1500, LogLevel.Information, "The Hub serves {Address}; kubeconfig files are in {Directory}")]
    public static partial void Serving(this ILogger logger, Uri address, string directory);

    [LoggerMessage(1501, LogLevel.Information, "The Hub has stopped; what it stored is gone")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(1502, LogLevel.Error, "{Method} {Path} failed in a way that is a bug")]
    public static partial void RequestFailed(this ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(1503, LogLevel.Error, "Cleaning up failed in a way that is a bug; trying again")]
    public static partial void CollectionFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1504, LogLevel.Debug, "{User} {Method} {Path}: {Code}")]
    public static partial void Answered(this ILogger logger, string user, string method, string path, int code);
}
