using System.Text.Json.Nodes;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Deploy;

[NeedsApiServer]
public sealed class ManifestTests(DeployServer server) : IClassFixture<DeployServer>
{
    private static readonly string[] Namespaced =
    [
        "serviceaccount/clarion-viewer", "serviceaccount/controller", "serviceaccount/speaker",
        "role.rbac.authorization.k8s.io/controller", "role.rbac.authorization.k8s.io/pod-lister",
        "rolebinding.rbac.authorization.k8s.io/controller",
        "rolebinding.rbac.authorization.k8s.io/pod-lister", "configmap/metallb-excludel2", "deployment.apps/controller",
        "daemonset.apps/speaker",
    ];

    [Theory]
    [InlineData("-f deploy/manifests/namespace.yaml -f deploy/manifests/clarion.yaml")]
    [InlineData("-f deploy/manifests/clarion-native.yaml")]
    [InlineData("-k deploy/manifests")]
    public async Task Every_way_to_install_makes_the_same_objects(string how)
    {
        await server.KubectlAsync(["apply", .. how.Split(' ')]);
        Assert.Equal(Namespaced.Order(), (await ObjectsInAsync("metallb-system")).Order());
        var labels = (await server.GetAsync("/api/v1/namespaces/metallb-system"))["metadata"]!["labels"]!;
        Assert.Equal("privileged", labels["pod-security.kubernetes.io/enforce"]!.GetValue<string>());
    }

    [Fact]
    public async Task Applying_again_changes_nothing()
    {
        await server.KubectlAsync("apply", "-k", "deploy/manifests");
        var before = await VersionsAsync();
        await server.KubectlAsync("apply", "-k", "deploy/manifests");
        Assert.Equal(before, await VersionsAsync());
    }

    [Fact]
    public async Task Another_namespace_takes_three_lines_of_kustomize()
    {
        await server.KubectlAsync("apply", "-k", "deploy/manifests");
        await server.KubectlAsync("apply", "-k", "tests/platform/Deploy/Examples/other-namespace");
        Assert.Equal(Namespaced.Order(), (await ObjectsInAsync("load-balancer")).Order());
        Assert.True(await server.MayAsync("load-balancer", "speaker", "list", "", "services", null));
        Assert.True(await server.MayAsync("load-balancer", "speaker", "watch", "", "pods", "load-balancer"));
        Assert.False(await server.MayAsync("metallb-system", "speaker", "list", "", "services", null));
    }

    [Fact]
    public async Task The_controller_runs_under_the_restricted_pod_security_standard()
    {
        await server.KubectlAsync("apply", "-k", "deploy/manifests");
        await LabelAsync("restricted");
        var answer = await CreatePodOfAsync("deployments/controller");
        await LabelAsync("privileged");
        Assert.Equal("Pod", answer["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_speaker_breaks_the_restricted_standard_only_where_it_must()
    {
        await server.KubectlAsync("apply", "-k", "deploy/manifests");
        await LabelAsync("restricted");
        var answer = await CreatePodOfAsync("daemonsets/speaker");
        await LabelAsync("privileged");
        Assert.EndsWith(
            "violates PodSecurity \"restricted:latest\": host namespaces (hostNetwork=true), "
            + "probe or lifecycle host (container \"speaker\" uses probe or lifecycle host \"127.0.0.1\"), "
            + "unrestricted capabilities (container \"speaker\" must not include \"NET_RAW\" in "
            + "securityContext.capabilities.add), "
            + "runAsNonRoot != true (pod or container \"speaker\" must set securityContext.runAsNonRoot=true), "
            + "runAsUser=0 (container \"speaker\" must not set runAsUser=0)",
            answer["message"]!.GetValue<string>(),
            StringComparison.Ordinal);
        Assert.Equal("Pod", (await CreatePodOfAsync("daemonsets/speaker"))["kind"]!.GetValue<string>());
    }

    private async Task<JsonObject> CreatePodOfAsync(string workload)
    {
        var pod = (await server.GetAsync($"/apis/apps/v1/namespaces/metallb-system/{workload}"))["spec"]!["template"]!;
        pod["apiVersion"] = "v1";
        pod["kind"] = "Pod";
        pod["metadata"]!["name"] = "trial";
        return await server.SendAsync(
            HttpMethod.Post, "/api/v1/namespaces/metallb-system/pods?dryRun=All", pod.ToJsonString());
    }

    private Task<string> LabelAsync(string level) => server.KubectlAsync(
        "label", "--overwrite", "namespace", "metallb-system", $"pod-security.kubernetes.io/enforce={level}");

    private async Task<string[]> ObjectsInAsync(string space) =>
        (await server.KubectlAsync(
            "get", "serviceaccount,role,rolebinding,configmap,secret,service,deployment,daemonset", "-n", space,
            "-l", "app=metallb", "-o", "name")).Split('\n');

    private Task<string> VersionsAsync() => server.KubectlAsync(
        "get", "crd,clusterrole,clusterrolebinding,serviceaccount,role,rolebinding,configmap,deployment,daemonset",
        "-A", "-l", "app=metallb", "-o", "custom-columns=N:.metadata.name,V:.metadata.resourceVersion");
}
