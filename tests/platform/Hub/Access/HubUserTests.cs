using Clarion.Hub.Access;

namespace Clarion.Tests.Platform.Hub.Access;

public sealed class HubUserTests
{
    [Theory]
    [InlineData("metallb-system", "controller", nameof(HubRole.Controller))]
    [InlineData("metallb-system", "speaker", nameof(HubRole.Speaker))]
    [InlineData("default", "controller", nameof(HubRole.Viewer))]
    [InlineData("default", "speaker", nameof(HubRole.Viewer))]
    public void An_account_has_a_role_in_the_namespace_of_the_roles_only(string @namespace, string name, string role)
    {
        Assert.Equal(Enum.Parse<HubRole>(role), HubUser.OfServiceAccount(@namespace, name).Role);
        Assert.Equal(Enum.Parse<HubRole>(role), HubUser.Named($"system:serviceaccount:{@namespace}:{name}", []).Role);
    }
}
