using System.Text.Json.Nodes;
using Clarion.Hub.Access;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;

namespace Clarion.Hub.Reviews;

/// <summary>Answers POST of serviceaccounts/NAME/token.</summary>
internal sealed class TokenRequestHandler(ObjectStore store, TokenTable tokens)
{
    private const int DefaultSeconds = 3600;

    // As kube-apiserver bounds it.
    private const int SecondsMin = 600;

    private static readonly HubKind Request = new("authentication.k8s.io", "v1", "TokenRequest", "tokenrequests");

    public async Task IssueAsync(ApiCall call)
    {
        if (!(await BodyReader.ObjectAsync(call, Request)).Is(out var body, out var failure)
            || !Issue(call, (JsonObject)body.Value!).Is(out var answer, out failure))
            await Answer.FailureAsync(call.Context, failure);
        else
            await Answer.JsonAsync(call.Context, 201, answer);
    }

    private Outcome<JsonObject> Issue(ApiCall call, JsonObject request)
    {
        if (BodyIdentity.Check(Request, request) is { } refusal)
            return ApiFailure.Of(refusal);
        if (store.Find(call.Kind, call.Namespace, call.Name) is not { } account)
            return ApiFailure.NotFound(call.Kind, call.Name);
        if (request["spec"] is not JsonObject spec)
            request["spec"] = spec = [];
        if (spec["audiences"] is not JsonArray { Count: > 0 })
            spec["audiences"] = new JsonArray(TokenTable.OwnAudience);
        var seconds = spec["expirationSeconds"] is JsonValue value && value.TryGetValue<long>(out var given)
            ? given
            : DefaultSeconds;
        if (seconds is < SecondsMin or > uint.MaxValue)
        {
            return ApiFailure.Invalid(Request, "", [new Cause(
                "FieldValueInvalid", $"Invalid value: {seconds}: may not specify a duration less than 10 minutes",
                "spec.expirationSeconds")]);
        }

        spec["expirationSeconds"] = seconds;
        var user = HubUser.OfServiceAccount(call.Namespace, call.Name, account.Metadata.Uid);
        string[] audiences = [.. spec["audiences"]!.AsArray().Select(audience => audience?.ToString() ?? "")];
        var (token, expires) = tokens.Issue(user, audiences, TimeSpan.FromSeconds(seconds));
        var metadata = request.Metadata();
        (metadata["name"], metadata["namespace"]) = (call.Name, call.Namespace);
        request["status"] = new JsonObject
        {
            ["token"] = token, ["expirationTimestamp"] = MetadataKeeper.Time(expires),
        };
        return request;
    }
}
