using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Deploy;

[NeedsApiServer]
[Collection(nameof(DefinedKinds))]
public sealed class RoleTests(DefinedKindsServer kinds)
{
    [Theory]
    [InlineData("controller", "list", "", "services", null, true)]
    [InlineData("controller", "patch", "", "services/status", null, true)]
    [InlineData("controller", "patch", "", "services", null, false)]
    [InlineData("controller", "update", "", "services/status", null, false)]
    [InlineData("controller", "watch", "", "namespaces", null, true)]
    [InlineData("controller", "create", "", "events", null, true)]
    [InlineData("controller", "watch", "metallb.io", "ipaddresspools", "metallb-system", true)]
    [InlineData("controller", "watch", "metallb.io", "ipaddresspools", "default", false)]
    [InlineData("controller", "patch", "metallb.io", "ipaddresspools/status", "metallb-system", true)]
    [InlineData("controller", "patch", "metallb.io", "ipaddresspools", "metallb-system", false)]
    [InlineData("controller", "watch", "", "configmaps:config", "metallb-system", true)]
    [InlineData("controller", "watch", "", "configmaps", "metallb-system", false)]
    [InlineData("controller", "create", "coordination.k8s.io", "leases", "metallb-system", true)]
    [InlineData("controller", "update", "coordination.k8s.io", "leases:clarion-controller", "metallb-system", true)]
    [InlineData("controller", "update", "coordination.k8s.io", "leases:other", "metallb-system", false)]
    [InlineData("controller", "delete", "coordination.k8s.io", "leases:clarion-controller", "metallb-system", false)]
    [InlineData("controller", "list", "", "secrets", "metallb-system", false)]
    [InlineData("controller", "list", "", "nodes", null, false)]
    [InlineData("speaker", "watch", "", "services", null, true)]
    [InlineData("speaker", "watch", "", "nodes", null, true)]
    [InlineData("speaker", "patch", "", "nodes", null, false)]
    [InlineData("speaker", "patch", "", "services/status", null, false)]
    [InlineData("speaker", "watch", "discovery.k8s.io", "endpointslices", null, true)]
    [InlineData("speaker", "create", "", "events", null, true)]
    [InlineData("speaker", "watch", "", "pods", "metallb-system", true)]
    [InlineData("speaker", "watch", "", "pods", null, false)]
    [InlineData("speaker", "create", "", "pods/exec", "metallb-system", false)]
    [InlineData("speaker", "list", "", "secrets", "metallb-system", false)]
    [InlineData("speaker", "watch", "", "configmaps:metallb-excludel2", "metallb-system", true)]
    [InlineData("speaker", "watch", "", "configmaps:config", "metallb-system", true)]
    [InlineData("speaker", "watch", "", "configmaps", "metallb-system", false)]
    [InlineData("speaker", "update", "metallb.io", "servicel2statuses", "metallb-system", false)]
    [InlineData("speaker", "watch", "metallb.io", "l2advertisements", "metallb-system", true)]
    [InlineData("speaker", "create", "metallb.io", "servicel2statuses", "metallb-system", true)]
    [InlineData("speaker", "patch", "metallb.io", "servicel2statuses/status", "metallb-system", true)]
    [InlineData("speaker", "patch", "metallb.io", "ipaddresspools/status", "metallb-system", false)]
    [InlineData("speaker", "update", "coordination.k8s.io", "leases", "metallb-system", false)]
    public async Task Each_role_may_do_what_it_needs_and_no_more(
        string role, string verb, string group, string resource, string? space, bool allowed)
    {
        Assert.Equal(allowed, await kinds.Server.MayAsync("metallb-system", role, verb, group, resource, space));
    }
}
