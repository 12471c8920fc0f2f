using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Failures;

/// <summary>The Status object of an answer.</summary>
internal static class StatusJson
{
    /// <summary>A failure; keys in the order of kube-apiserver.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="continueToken">For an expired page: where a client goes on with the present state.</param>
    public static JsonObject Of(ApiFailure failure, string? continueToken = null)
    {
        var metadata = new JsonObject();
        if (continueToken is not null)
            metadata["continue"] = continueToken;
        var status = Start(metadata, "Failure");
        status["message"] = failure.Message;
        if (failure.Reason.Length > 0)
            status["reason"] = failure.Reason;
        if (failure.Details is { } details)
            status["details"] = DetailsOf(details);
        status["code"] = failure.Code;
        return status;
    }

    /// <summary>What a delete answers with that does not return the object.</summary>
    public static JsonObject Success(FailureDetails about)
    {
        var status = Start([], "Success");
        status["details"] = DetailsOf(about);
        return status;
    }

    private static JsonObject Start(JsonObject metadata, string status) =>
        new() { ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = metadata, ["status"] = status };

    private static JsonObject DetailsOf(FailureDetails details)
    {
        var json = new JsonObject();
        AddText(json, "name", details.Name);
        AddText(json, "group", details.Group);
        AddText(json, "kind", details.Kind);
        AddText(json, "uid", details.Uid);
        if (details.Causes.Count > 0)
            json["causes"] = new JsonArray([.. details.Causes.Select(CauseOf)]);
        if (details.RetryAfterSeconds > 0)
            json["retryAfterSeconds"] = details.RetryAfterSeconds;
        return json;
    }

    private static JsonObject CauseOf(Cause cause)
    {
        var json = new JsonObject { ["reason"] = cause.Reason, ["message"] = cause.Message };
        AddText(json, "field", cause.Field);
        return json;
    }

    private static void AddText(JsonObject json, string name, string text)
    {
        if (text.Length > 0)
            json[name] = text;
    }
}
