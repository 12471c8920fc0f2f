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

    [LoggerMessage(1020, LogLevel.Warning,
        "More than {Limit} Events wait to be written; further ones are dropped until there is room")]
    public static partial void EventsAreDropped(this ILogger logger, int limit);

    [LoggerMessage(1021, LogLevel.Warning, 
        "Event {Reason} about {Name} is lost, and so are others until this changes: {Problem}")]
    public static partial void EventIsLost(this ILogger logger, string reason, string name, string problem);

    [LoggerMessage(1030, LogLevel.Information, "Lease {Lease} is held by {Holder}; waiting for it")]
    public static partial void WaitsForLease(this ILogger logger, string lease, string holder);

    [LoggerMessage(1031, LogLevel.Information, "Took lease {Lease} as {Identity}; acting as leader in {Wait}")]
    public static partial void TookLease(this ILogger logger, string lease, string identity, TimeSpan wait);

    [LoggerMessage(1032, LogLevel.Warning, "Leadership by lease {Lease} ended: {Why}")]
    public static partial void LostLease(this ILogger logger, string lease, string why);

    [LoggerMessage(1033, LogLevel.Information, "Released lease {Lease}")]
    public static partial void ReleasedLease(this ILogger logger, string lease);

    [LoggerMessage(1034, LogLevel.Warning, "Lease {Lease} cannot be read or written: {Problem}. Trying again")]
    public static partial void LeaseFails(this ILogger logger, string lease, string problem);
}
