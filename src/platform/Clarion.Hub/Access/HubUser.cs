namespace Clarion.Hub.Access;

/// <summary>Who sent a request.</summary>
/// <param name="Name">As Kubernetes names users, for example <c>system:serviceaccount:NAMESPACE:NAME</c>.</param>
/// <param name="Uid">Empty for none.</param>
/// <param name="Groups">Groups it is in.</param>
/// <param name="Role">What it may do.</param>
internal sealed record HubUser(string Name, string Uid, IReadOnlyList<string> Groups, HubRole Role)
{
    public static readonly HubUser Anonymous =
        new("system:anonymous", "", ["system:unauthenticated"], HubRole.Nobody);

    public static readonly HubUser Admin = new("admin", "", ["system:masters", Authenticated], HubRole.Admin);

    private const string Authenticated = "system:authenticated";

    /// <summary>The user that a service account is.</summary>
    public static HubUser OfServiceAccount(string @namespace, string name, string uid = "") => new(
        $"system:serviceaccount:{@namespace}:{name}",
        uid,
        ["system:serviceaccounts", $"system:serviceaccounts:{@namespace}", Authenticated],
        RoleOf(name));

    private static HubRole RoleOf(string account) => account switch
    {
        "controller" => HubRole.Controller,
        "speaker" => HubRole.Speaker,
        _ => HubRole.Viewer,
    };
}
