using Clarion.Hub.Failures;
using Microsoft.AspNetCore.Http;

namespace Clarion.Hub.Access;

/// <summary>
/// As whom a request is sent: an administrator may act as anybody (<c>kubectl --as</c>), others may not.
/// </summary>
internal static class Impersonation
{
    private const string User = "Impersonate-User";
    private const string Group = "Impersonate-Group";
    private const string AnyHeader = "Impersonate-";

    /// <summary>Whose rights count.</summary>
    /// <param name="sender">Whose token the request shows.</param>
    /// <param name="headers">The headers of the request.</param>
    public static Outcome<HubUser> UserOf(HubUser sender, IHeaderDictionary headers)
    {
        if (!headers.Keys.Any(name => name.StartsWith(AnyHeader, StringComparison.OrdinalIgnoreCase)))
            return sender;
        var name = headers[User].ToString();
        if (name.Length == 0)
            return ApiFailure.Internal("requested impersonation of groups or others without impersonating a user");
        return sender.Role == HubRole.Admin ? HubUser.Named(name, headers[Group]) : Forbidden(sender, name);
    }

    private static ApiFailure Forbidden(HubUser sender, string name) => new(
        403, "Forbidden",
        $"users \"{name}\" is forbidden: User \"{sender.Name}\" cannot impersonate resource \"users\" in API group "
        + "\"\" at the cluster scope")
    {
        Details = new() { Name = name, Kind = "users" },
    };
}
