using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Failures;

/// <summary>The failures by name, with the texts of kube-apiserver.</summary>
internal sealed partial record ApiFailure
{
    public static ApiFailure BadRequest(string message) => new(400, "BadRequest", message);

    public static readonly ApiFailure Unauthorized = new(401, "Unauthorized", "Unauthorized");

    /// <summary>A resource or subresource that is not there, in a group and version that is.</summary>
    public static readonly ApiFailure NoSuchResource =
        new(404, "NotFound", "the server could not find the requested resource") { Details = FailureDetails.Empty };

    public static readonly ApiFailure NoSuchPath = new(404, "", "404 page not found\n") { IsPlainText = true };

    public static readonly ApiFailure MethodNotAllowed =
        new(405, "MethodNotAllowed", "the server does not allow this method on the requested resource")
        {
            Details = FailureDetails.Empty,
        };

    public static readonly ApiFailure TooLargeToStore = new(500, "", "etcdserver: request is too large");

    public static ApiFailure NotFound(HubKind kind, string name) =>
        new(404, "NotFound", $"{kind.Resource} \"{name}\" not found") { Details = About(kind, name) };

    public static ApiFailure AlreadyExists(HubKind kind, string name, bool isTerminating = false)
    {
        var prefix = isTerminating ? "object is being deleted: " : "";
        return new(409, "AlreadyExists", $"{prefix}{kind.Resource} \"{name}\" already exists")
        {
            Details = About(kind, name),
        };
    }

    public static ApiFailure Conflict(HubKind kind, string name, string why) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {kind.Resource} \"{name}\": {why}")
        {
            Details = About(kind, name),
        };

    /// <summary>A stale resourceVersion.</summary>
    public static ApiFailure Modified(HubKind kind, string name) => Conflict(
        kind, name,
        "the object has been modified; please apply your changes to the latest version and try again");

    /// <summary>A precondition of a delete; names the Kind where others name the plural.</summary>
    public static ApiFailure Precondition(HubKind kind, string name, string why) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {kind.QualifiedKind} \"{name}\": {why}")
        {
            Details = new() { Name = name, Group = kind.Group, Kind = kind.Kind },
        };

    public static ApiFailure Forbidden(HubKind kind, string name, string why)
    {
        var what = name.Length == 0 ? kind.Resource : $"{kind.Resource} \"{name}\"";
        return new(403, "Forbidden", $"{what} is forbidden: {why}") { Details = About(kind, name) };
    }

    /// <summary>An object that breaks a rule of its kind.</summary>
    public static ApiFailure Invalid(HubKind kind, string name, IReadOnlyList<Cause> causes) =>
        Invalid(kind.QualifiedKind, name, causes, new() { Name = name, Group = kind.Group, Kind = kind.Kind });

    /// <summary>Options of a request that break a rule.</summary>
    /// <param name="options">For example <c>ListOptions</c>.</param>
    /// <param name="causes">What is wrong.</param>
    public static ApiFailure InvalidOptions(string options, params IReadOnlyList<Cause> causes) =>
        Invalid($"{options}.meta.k8s.io", "", causes, new() { Group = "meta.k8s.io", Kind = options });

    public static ApiFailure UnsupportedMediaType(string message) =>
        new(415, "UnsupportedMediaType", message) { Details = FailureDetails.Empty };

    public static ApiFailure Internal(string message) => new(500, "", message);

    public static ApiFailure VersionTooLarge(long asked, long current) =>
        new(504, "Timeout", $"Timeout: Too large resource version: {asked}, current: {current}")
        {
            Details = new()
            {
                Causes = [new("ResourceVersionTooLarge", "Too large resource version", "")],
                RetryAfterSeconds = 1,
            },
        };

    public static ApiFailure Expired(string message) => new(410, "Expired", message);

    /// <summary>What admission or a patch refused.</summary>
    public static ApiFailure Of(Refusal refusal) => new(refusal.Code, refusal.Reason ?? "", refusal.Message)
    {
        Details = refusal.Reason == "BadRequest" ? null : new()
        {
            Name = refusal.About?.Name ?? "",
            Group = refusal.About?.Group ?? "",
            Kind = refusal.About?.Kind ?? "",
            Causes = refusal.Causes,
        },
    };

    private static FailureDetails About(HubKind kind, string name) =>
        new() { Name = name, Group = kind.Group, Kind = kind.Plural };

    private static ApiFailure Invalid(
        string what, string name, IReadOnlyList<Cause> causes, FailureDetails details)
    {
        var texts = causes.Select(cause => cause.Field.Length == 0 ? cause.Message : $"{cause.Field}: {cause.Message}")
            .Distinct().ToList();
        var text = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        return new(422, "Invalid", $"{what} \"{name}\" is invalid: {text}")
        {
            Details = details with { Causes = causes },
        };
    }
}
