using Clarion.Hub.Access;
using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Proxy;
using Clarion.Hub.Reads;
using Clarion.Hub.Reviews;
using Clarion.Hub.Schemas;
using Clarion.Hub.Watches;
using Clarion.Hub.Writes;

namespace Clarion.Hub.Http;

/// <summary>Who answers which verb on objects, lists and subresources; and whether the user may.</summary>
internal sealed class ResourceHandlers
{
    public required ReadHandler Reads { get; init; }

    public required WatchHandler Watches { get; init; }

    public required WriteHandler Writes { get; init; }

    public required DeleteHandler Deletes { get; init; }

    public required ReviewHandler Reviews { get; init; }

    public required TokenRequestHandler TokenRequests { get; init; }

    public required PodProxy Proxy { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Answers a request about a kind.</summary>
    public Task HandleAsync(ApiCall call)
    {
        var verb = VerbOf(call);
        if (verb.Length == 0)
            return Answer.FailureAsync(call.Context, ApiFailure.MethodNotAllowed);
        var resource = call.Path.Subresource.Length == 0
            ? call.Kind.Plural
            : $"{call.Kind.Plural}/{call.Path.Subresource}";
        if (!Authorizer.Allows(call.User.Role, verb, resource))
            return Answer.FailureAsync(call.Context, Forbidden(call, verb, resource));
        return verb == "watch"
            ? AnswerAsync(call, verb)
            : RequestTime.BoundAsync(call.Context, Time, () => AnswerAsync(call, verb));
    }

    private Task AnswerAsync(ApiCall call, string verb) => call.Path.Subresource switch
    {
        "" when !call.Kind.IsStored && verb == "create" => Reviews.ReviewAsync(call),
        "" when !call.Kind.Verbs.Contains(verb) => Answer.FailureAsync(call.Context, ApiFailure.MethodNotAllowed),
        "" => OnObjects(call, verb),
        "proxy" when call.Kind == CoreKinds.Pod => verb == "get"
            ? Proxy.ForwardAsync(call)
            : Answer.FailureAsync(call.Context, ApiFailure.MethodNotAllowed),
        var subresource when call.Kind.FindSubresource(subresource) is { } found && call.Path.Rest.Length == 0 =>
            found.Verbs.Contains(verb)
                ? OnSubresource(call, verb)
                : Answer.FailureAsync(call.Context, ApiFailure.MethodNotAllowed),
        _ => Answer.FailureAsync(call.Context, ApiFailure.NoSuchResource),
    };

    private Task OnObjects(ApiCall call, string verb)
    {
        var isWrong = call.Kind.Namespaced && call.Path.Namespace is null && verb is not ("list" or "watch");
        return verb switch
        {
            _ when isWrong => Answer.FailureAsync(call.Context, ApiFailure.MethodNotAllowed),
            "get" => Reads.GetAsync(call),
            "list" => Reads.ListAsync(call),
            "watch" => Watches.WatchAsync(call),
            "create" => Writes.CreateAsync(call),
            "update" => Writes.UpdateAsync(call, WrittenPath.Main),
            "patch" => Writes.PatchAsync(call, WrittenPath.Main),
            "delete" => Deletes.DeleteAsync(call),
            _ => Deletes.DeleteCollectionAsync(call),
        };
    }

    private Task OnSubresource(ApiCall call, string verb)
    {
        var part = call.Path.Subresource == "finalize" ? WrittenPath.Finalize : WrittenPath.Status;
        return verb switch
        {
            "get" => Reads.GetAsync(call),
            "update" => Writes.UpdateAsync(call, part),
            "patch" => Writes.PatchAsync(call, part),
            _ => TokenRequests.IssueAsync(call),
        };
    }

    private static string VerbOf(ApiCall call)
    {
        var isObject = call.Path.Name is not null;
        return call.Context.Request.Method switch
        {
            "GET" when call.Path.Subresource.Length > 0 => "get",
            "GET" when call.Path.IsWatch || (!isObject && call.Flag("watch")) => "watch",
            "GET" => isObject ? "get" : "list",
            "POST" when !isObject || call.Path.Subresource.Length > 0 => "create",
            "PUT" when isObject => "update",
            "PATCH" when isObject => "patch",
            "DELETE" => isObject ? "delete" : "deletecollection",
            _ => "",
        };
    }

    private static ApiFailure Forbidden(ApiCall call, string verb, string resource)
    {
        var scope = call.Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace \"{call.Namespace}\"";
        return ApiFailure.Forbidden(
            call.Kind, call.Name,
            $"User \"{call.User.Name}\" cannot {verb} resource \"{resource}\" in API group \"{call.Kind.Group}\" "
            + scope);
    }
}
