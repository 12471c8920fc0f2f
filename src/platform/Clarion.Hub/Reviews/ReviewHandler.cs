using System.Text.Json.Nodes;
using Clarion.Hub.Access;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;

namespace Clarion.Hub.Reviews;

/// <summary>Answers the kinds that are questions: whose token this is, who I am, what I may do.</summary>
internal sealed class ReviewHandler(TokenTable tokens)
{
    /// <summary>The answer to a POST of a kind that is not stored.</summary>
    public async Task ReviewAsync(ApiCall call)
    {
        if (!(await BodyReader.ObjectAsync(call, call.Kind)).Is(out var body, out var failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        var review = (JsonObject)body.Value!;
        if (BodyIdentity.Check(call.Kind, review) is { } refusal)
        {
            await Answer.FailureAsync(call.Context, ApiFailure.Of(refusal));
            return;
        }

        var spec = review["spec"] as JsonObject ?? [];
        JsonObject? status = call.Kind.Kind switch
        {
            "TokenReview" => ReviewToken(spec),
            "SelfSubjectReview" => new() { ["userInfo"] = UserInfo(call.User) },
            "SelfSubjectAccessReview" => ReviewAccess(call.User, spec),
            "SelfSubjectRulesReview" => Rules(call.User),
            _ => null,
        };
        if (status is null)
        {
            await Answer.FailureAsync(call.Context, ApiFailure.MethodNotAllowed);
            return;
        }

        review.Metadata()["creationTimestamp"] = null;
        review["status"] = status;
        await Answer.JsonAsync(call.Context, 201, review);
    }

    private JsonObject ReviewToken(JsonObject spec)
    {
        string[] audiences = spec["audiences"] is JsonArray { Count: > 0 } given
            ? [.. given.Select(audience => audience?.ToString() ?? "")]
            : [TokenTable.OwnAudience];
        if (tokens.Find(spec.TextOrEmpty("token"), audiences) is not var (user, shared))
            return new() { ["user"] = new JsonObject(), ["error"] = "invalid bearer token" };
        return new()
        {
            ["authenticated"] = true,
            ["user"] = UserInfo(user),
            ["audiences"] = new JsonArray([.. shared.Select(audience => JsonValue.Create(audience))]),
        };
    }

    private static JsonObject ReviewAccess(HubUser user, JsonObject spec)
    {
        if (spec["resourceAttributes"] is not JsonObject asked)
            return new() { ["allowed"] = user.Role is not (HubRole.Nobody or HubRole.Guest) };
        var resource = asked.TextOrEmpty("subresource") is { Length: > 0 } subresource
            ? $"{asked.TextOrEmpty("resource")}/{subresource}"
            : asked.TextOrEmpty("resource");
        return new() { ["allowed"] = Authorizer.Allows(user.Role, asked.TextOrEmpty("verb"), resource) };
    }

    private static JsonObject Rules(HubUser user)
    {
        var resourceRules = HubKinds.All.Select(kind => new JsonObject
        {
            ["verbs"] = Texts(kind.Verbs.Where(verb => Authorizer.Allows(user.Role, verb, kind.Plural))),
            ["apiGroups"] = Texts([kind.Group]),
            ["resources"] = Texts([kind.Plural]),
        }).Where(rule => ((JsonArray)rule["verbs"]!).Count > 0);
        return new()
        {
            ["resourceRules"] = new JsonArray([.. resourceRules]),
            ["nonResourceRules"] = new JsonArray(),
            ["incomplete"] = false,
        };
    }

    private static JsonObject UserInfo(HubUser user)
    {
        var info = new JsonObject { ["username"] = user.Name, ["groups"] = Texts(user.Groups) };
        if (user.Uid.Length > 0)
            info["uid"] = user.Uid;
        return info;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
