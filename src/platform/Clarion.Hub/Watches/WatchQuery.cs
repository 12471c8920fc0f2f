using System.Globalization;
using System.Security.Cryptography;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Schemas;
using Clarion.Hub.Selectors;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Watches;

/// <summary>What a watch is asked for.</summary>
internal sealed record WatchQuery
{
    private const string MatchField = "resourceVersionMatch";
    private const int SecondsMin = 1800;
    private const int SecondsMax = 3600;

    public required Selector Selector { get; init; }

    /// <summary>The version after which changes are wanted; null or 0: any recent one.</summary>
    public long? Version { get; private init; }

    /// <summary>Whether the watch begins with every object there is.</summary>
    public bool HasInitialEvents { get; private init; }

    /// <summary>Whether it was asked for with sendInitialEvents.</summary>
    public bool IsWatchList { get; private init; }

    public bool HasBookmarks { get; private init; }

    /// <summary>After which time it ends.</summary>
    public TimeSpan Timeout { get; private init; }

    /// <summary>Reads the query, by the rules of kube-apiserver for what goes together.</summary>
    public static Outcome<WatchQuery> Parse(ApiCall call)
    {
        if (!SelectorOf(call).Is(out var selector, out var failure))
            return failure;
        var (version, match, initial) =
            (call.Query("resourceVersion"), call.Query(MatchField), call.Query("sendInitialEvents"));
        if (Refusals(match, initial) is { Count: > 0 } refusals)
            return ApiFailure.InvalidOptions("ListOptions", refusals);
        long number = 0;
        if (version.Length > 0 && !ResourceVersions.TryParse(version, out number))
            return ApiFailure.Internal($"strconv.ParseUint: parsing \"{version}\": invalid syntax");
        return new WatchQuery
        {
            Selector = selector,
            Version = number == 0 ? null : number,
            HasInitialEvents = initial.Length > 0 ? IsTrue(initial) : number == 0,
            IsWatchList = initial.Length > 0 && IsTrue(initial),
            HasBookmarks = IsTrue(call.Query("allowWatchBookmarks")),
            Timeout = TimeoutOf(call.Query("timeoutSeconds")),
        };
    }

    private static Outcome<Selector> SelectorOf(ApiCall call)
    {
        var fields = call.Query("fieldSelector");
        // The old form /watch/.../NAME is a watch of one object.
        if (call.Path.Name is { } name)
            fields = $"metadata.name={name},{fields}";
        return Selector.Parse(call.Kind, call.Path.Namespace, call.Query("labelSelector"), fields);
    }

    private static List<Cause> Refusals(string match, string initial)
    {
        const string Forbidden = "FieldValueForbidden";
        var refusals = new List<Cause>();
        if (initial.Length == 0 && match.Length > 0)
        {
            refusals.Add(new(
                Forbidden,
                "Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided",
                MatchField));
        }

        if (initial.Length > 0 && match != "NotOlderThan")
        {
            refusals.Add(new(
                Forbidden, "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
                MatchField));
            if (match.Length > 0)
            {
                refusals.Add(new(
                    "FieldValueNotSupported", $"Unsupported value: \"{match}\": supported values: \"NotOlderThan\"",
                    MatchField));
            }
        }

        return refusals;
    }

    private static TimeSpan TimeoutOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, HubLimits.WatchSecondsMax))
            : TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(SecondsMin, SecondsMax));

    private static bool IsTrue(string text) => text is not ("" or "0" or "false");
}
