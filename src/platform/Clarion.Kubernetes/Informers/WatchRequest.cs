using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;

namespace Clarion.Kubernetes.Informers;

/// <summary>The requests that open watches.</summary>
internal static class WatchRequest
{
    /// <summary>
    /// As client-go: long enough to be rare, and spread so that a thousand nodes do not come back together.
    /// </summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <param name="kind">What to watch.</param>
    /// <param name="scope">Which of them.</param>
    /// <param name="position">The version to resume at; null to begin with all objects.</param>
    /// <param name="chance">From 0 up to 1.</param>
    public static ApiRequest For<T>(ObjectKind<T> kind, InformerScope scope, string? position, double chance)
        where T : IObject
    {
        var path = ApiPath.WithQuery(
            ApiPath.Collection(kind, scope.Namespace),
            ("watch", "true"),
            ("allowWatchBookmarks", "true"),
            ("timeoutSeconds", ApiPath.Seconds(Shortest * (1 + chance))),
            ("labelSelector", scope.LabelSelector),
            ("fieldSelector", scope.FieldSelector),
            ("resourceVersion", position),
            ("sendInitialEvents", position is null ? "true" : null),
            ("resourceVersionMatch", position is null ? "NotOlderThan" : null));
        return new(HttpMethod.Get, path, ApiOperation.Of("watch", kind, new(scope.Namespace ?? "", ""), null));
    }
}
