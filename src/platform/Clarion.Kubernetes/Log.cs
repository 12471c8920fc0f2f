using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes;

/// <summary>What this project says; ids 1000 to 1099.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning,
        "The certificate of {Server} is not verified, because the kubeconfig says insecure-skip-tls-verify")]
    public static partial void TlsIsNotVerified(this ILogger logger, Uri server);

    [LoggerMessage(1010, LogLevel.Warning, "Not following {Resource}: {Problem}. Trying again until it works")]
    public static partial void NotFollowing(this ILogger logger, string resource, string problem);

    [LoggerMessage(1011, LogLevel.Information, "Following {Resource} again")]
    public static partial void FollowingAgain(this ILogger logger, string resource);

    [LoggerMessage(1012, LogLevel.Information, "First complete view of {Resource}: {Count} objects")]
    public static partial void Synced(this ILogger logger, string resource, int count);

    [LoggerMessage(1013, LogLevel.Warning,
        "{Resource} {Key} cannot be read and keeps its last good state: {Problem}")]
    public static partial void ObjectIsUnreadable(
        this ILogger logger, string resource, string key, string problem);

    [LoggerMessage(1014, LogLevel.Error, "Following {Resource} failed in a way that is a bug; starting over")]
    public static partial void FollowingFailed(this ILogger logger, string resource, Exception exception);
}
