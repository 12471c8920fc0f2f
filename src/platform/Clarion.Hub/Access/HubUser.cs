namespace Clarion.Hub.Access;

/// <summary>Who sent a request.</summary>
/// <param name="Name">As Kubernetes names users, for example <c>system:serviceaccount:NAMESPACE:NAME</c>.</param>
/// <param name="Uid">Empty for none.</param>
/// <param name="Groups">Groups it is in.</param>
/// <param name="Role">What it may do.</param>
internal sealed record HubUser(string Name, string Uid, IReadOnlyList<string> Groups, HubRole Role)
{
    /// <summary>Where Clarion's own accounts are: those of the same names elsewhere are anybody's.</summary>
    public const string OwnNamespace = "metallb-system";

    public static readonly HubUser Anonymous =
        new("system:anonymous", "", ["system:unauthenticated"], HubRole.Nobody);

    public static readonly HubUser Admin = new("admin", "", [Masters, Authenticated], HubRole.Admin);

    private const string Masters = "system:masters";
    private const string Authenticated = "system:authenticated";

    /// <summary>The user that a service account is.</summary>
    public static HubUser OfServiceAccount(string @namespace, string name, string uid = "") => new(
        $"system:serviceaccount:{@namespace}:{name}",
        uid,
        ["system:serviceaccounts", $"system:serviceaccounts:{@namespace}", Authenticated],
        RoleOf(@namespace, name));

    /// <summary>The user of a name: a service account, an administrator by his groups, or a guest.</summary>
    public static HubUser Named(string name, IEnumerable<string?> groups)
    {
        if (name.Split(':') is ["system", "serviceaccount", var @namespace, var account])
            return OfServiceAccount(@namespace, account);
        string[] all = [.. groups.OfType<string>(), Authenticated];
        return new(name, "", all, all.Contains(Masters) ? HubRole.Admin : HubRole.Guest);
    }

    private static HubRole RoleOf(string @namespace, string account) => (@namespace, account) switch
    {
        (OwnNamespace, "controller") => HubRole.Controller,
        (OwnNamespace, "speaker") => HubRole.Speaker,
        _ => HubRole.Viewer,
    };
}
