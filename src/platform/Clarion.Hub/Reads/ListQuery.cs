using System.Globalization;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Schemas;
using Clarion.Hub.Selectors;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Reads;

/// <summary>What a list is asked for (Kubernetes' ListOptions).</summary>
internal sealed record ListQuery
{
    private const string MatchField = "resourceVersionMatch";

    public required Selector Selector { get; init; }

    /// <summary>Objects of a page; 0: all.</summary>
    public int Limit { get; private init; }

    /// <summary>Where this page begins; null for the first.</summary>
    public ContinueToken? Continue { get; private init; }

    /// <summary>The version asked for; null for none.</summary>
    public long? Version { get; private init; }

    /// <summary>Whether exactly that version is wanted; else it or a newer one.</summary>
    public bool IsExact { get; private init; }

    /// <summary>Reads the query, by the rules of kube-apiserver for what goes together.</summary>
    public static Outcome<ListQuery> Parse(ApiCall call)
    {
        if (!Selector.Parse(call.Kind, call.Path.Namespace, call.Query("labelSelector"), call.Query("fieldSelector"))
                .Is(out var selector, out var failure))
            return failure;
        var version = call.Query("resourceVersion");
        long number = 0;
        if (version.Length > 0 && !ResourceVersions.TryParse(version, out number))
            return ApiFailure.BadRequest($"invalid resource version: \"{version}\" is not a whole number");
        _ = int.TryParse(call.Query("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
        if (call.Query("continue") is { Length: > 0 } text)
            return OfPage(selector, limit, version, text);
        var match = call.Query(MatchField);
        if (Refusal(version, match, call.Query("sendInitialEvents")) is { } refusal)
            return ApiFailure.InvalidOptions("ListOptions", refusal);
        return new ListQuery
        {
            Selector = selector,
            // Version 0 means: whatever state is there, and all of it.
            Limit = version == "0" ? 0 : Math.Min(limit, HubLimits.PageSizeMax),
            Version = version.Length == 0 ? null : number,
            IsExact = match == "Exact" || (match.Length == 0 && limit > 0 && number > 0),
        };
    }

    private static Outcome<ListQuery> OfPage(Selector selector, int limit, string version, string text)
    {
        if (version is not ("" or "0"))
            return ApiFailure.BadRequest("specifying resource version is not allowed when using continue");
        return ContinueToken.Parse(text) is { } token
            ? new ListQuery { Selector = selector, Limit = Math.Min(limit, HubLimits.PageSizeMax), Continue = token }
            : ApiFailure.BadRequest("invalid continue token: it was not given out by this server");
    }

    private static Cause? Refusal(string version, string match, string sendInitialEvents)
    {
        if (sendInitialEvents.Length > 0)
        {
            return new(
                "FieldValueForbidden", "Forbidden: sendInitialEvents is forbidden for list", "sendInitialEvents");
        }

        return match switch
        {
            "" => null,
            _ when version.Length == 0 => new(
                "FieldValueForbidden",
                "Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided", MatchField),
            "Exact" when version == "0" => new(
                "FieldValueForbidden",
                "Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"", MatchField),
            "Exact" or "NotOlderThan" => null,
            _ => new(
                "FieldValueNotSupported",
                $"Unsupported value: \"{match}\": supported values: \"Exact\", \"NotOlderThan\", \"\"", MatchField),
        };
    }
}
