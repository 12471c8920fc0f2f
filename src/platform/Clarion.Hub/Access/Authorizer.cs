namespace Clarion.Hub.Access;

/// <summary>
/// What each role may do: administrators everything, the program's roles read everything and write what they report
/// (statuses, Events, Leases, the objects that are statuses), others read.
/// </summary>
internal static class Authorizer
{
    private static readonly string[] Reading = ["get", "list", "watch"];

    // Reviews answer a question and change nothing.
    private static readonly string[] Reviews =
        ["selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"];

    private static readonly string[] Reports =
        ["events", "leases", "servicel2statuses", "servicebgpstatuses", "configurationstates"];

    /// <param name="role">Who asks.</param>
    /// <param name="verb">For example <c>patch</c>.</param>
    /// <param name="resource">The plural, with a subresource after a slash.</param>
    public static bool Allows(HubRole role, string verb, string resource) => role switch
    {
        HubRole.Admin => true,
        HubRole.Nobody => false,
        _ when Reviews.Contains(resource) => verb == "create",
        HubRole.Guest => false,
        HubRole.Viewer => Reading.Contains(verb) && resource != "secrets" && !IsProxy(resource),
        _ => MayAsRole(verb, resource),
    };

    private static bool MayAsRole(string verb, string resource) => resource switch
    {
        _ when IsProxy(resource) => false,
        _ when Reading.Contains(verb) => true,
        _ when resource.EndsWith("/status", StringComparison.Ordinal) => verb is "patch" or "update",
        "tokenreviews" or "subjectaccessreviews" => verb == "create",
        _ => Reports.Contains(resource),
    };

    private static bool IsProxy(string resource) => resource.EndsWith("/proxy", StringComparison.Ordinal);
}
