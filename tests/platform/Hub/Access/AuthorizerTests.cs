using Clarion.Hub.Access;

namespace Clarion.Tests.Platform.Hub.Access;

public sealed class AuthorizerTests
{
    [Theory]
    [InlineData(nameof(HubRole.Admin), "deletecollection", "secrets", true)]
    [InlineData(nameof(HubRole.Controller), "list", "services", true)]
    [InlineData(nameof(HubRole.Controller), "patch", "services/status", true)]
    [InlineData(nameof(HubRole.Controller), "patch", "services", false)]
    [InlineData(nameof(HubRole.Controller), "create", "events", true)]
    [InlineData(nameof(HubRole.Controller), "update", "leases", true)]
    [InlineData(nameof(HubRole.Controller), "create", "configmaps", false)]
    [InlineData(nameof(HubRole.Speaker), "delete", "servicel2statuses", true)]
    [InlineData(nameof(HubRole.Speaker), "create", "tokenreviews", true)]
    [InlineData(nameof(HubRole.Speaker), "get", "pods/proxy", false)]
    [InlineData(nameof(HubRole.Speaker), "create", "serviceaccounts/token", false)]
    [InlineData(nameof(HubRole.Viewer), "list", "services", true)]
    [InlineData(nameof(HubRole.Viewer), "get", "secrets", false)]
    [InlineData(nameof(HubRole.Viewer), "get", "pods/proxy", false)]
    [InlineData(nameof(HubRole.Viewer), "create", "events", false)]
    [InlineData(nameof(HubRole.Viewer), "create", "selfsubjectaccessreviews", true)]
    [InlineData(nameof(HubRole.Guest), "create", "selfsubjectreviews", true)]
    [InlineData(nameof(HubRole.Guest), "get", "services", false)]
    [InlineData(nameof(HubRole.Nobody), "get", "services", false)]
    public void Each_role_may_what_it_needs(string role, string verb, string resource, bool allowed) =>
        Assert.Equal(allowed, Authorizer.Allows(Enum.Parse<HubRole>(role), verb, resource));
}
