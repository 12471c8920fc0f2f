using System.Text.RegularExpressions;
using Clarion.Testing.Clusters;
using Clarion.Testing.Waiting;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Walkthrough;

/// <summary>A tutorial for MetalLB, typed as it stands, on a cluster where nothing is installed.</summary>
public sealed partial class TutorialTests(ClusterFixture fixture) : ClusterTest(fixture)
{
    private const string ConfigMap =
        """
        kubectl apply -f - <<'EOF'
        apiVersion: v1
        kind: ConfigMap
        metadata:
          namespace: metallb-system
          name: config
        data:
          config: |
            address-pools:
            - name: metallb-ip-space
              protocol: layer2
              addresses:
              - 10.89.0.200-10.89.0.250
        EOF
        """;

    private const string PoolAndAdvertisement =
        """
        kubectl apply -f - <<'EOF'
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata:
          name: metallb-ip-space
          namespace: metallb-system
        spec:
          addresses:
          - 10.89.0.200-10.89.0.250
        ---
        apiVersion: metallb.io/v1beta1
        kind: L2Advertisement
        metadata:
          name: metallb-ip-space
          namespace: metallb-system
        spec:
          ipAddressPools:
          - metallb-ip-space
        EOF
        """;

    [Fact]
    public Task A_tutorial_for_MetalLB_works_word_for_word() => FollowAsync(ConfigMap);

    [Fact]
    public Task The_tutorial_works_with_an_IPAddressPool_and_an_L2Advertisement() => FollowAsync(PoolAndAdvertisement);

    protected override Task CleanUpAsync() => Type(
        "kubectl delete -n metallb-system --ignore-not-found configmap/config "
        + "ipaddresspool/metallb-ip-space l2advertisement/metallb-ip-space");

    private async Task FollowAsync(string configuration)
    {
        await Clarion.UninstallAsync(Cancellation);
        await Install();
        await Type(configuration);
        await PodsRun();
        await Expose();
        await PageComes();
        await AddressIsFreeAgain();
    }

    private async Task Install()
    {
        await Type("kubectl apply -f deploy/manifests/namespace.yaml");
        await Type("kubectl apply -f deploy/manifests/clarion.yaml");
        await Type("kubectl create secret generic -n metallb-system memberlist "
            + "--from-literal=secretkey=\"$(openssl rand -base64 128)\"");
    }

    private Task<List<string>> PodsRun() => Eventually.HoldsAsync(
        "one controller and three speakers are Running and Ready", TimeSpan.FromSeconds(60),
        async _ => (await Type("kubectl get pod -n metallb-system")).Split('\n').Skip(1).Order().ToList(),
        pods => pods.Count == 4
            && ReadyController().IsMatch(pods[0])
            && pods.Skip(1).All(pod => ReadySpeaker().IsMatch(pod)), Cancellation);

    private async Task Expose()
    {
        await Type("kubectl create ns test-loadbalancer");
        await Type("kubectl create deploy desoapp --image=r.deso.tech/whoami/whoami -n test-loadbalancer");
        await Type("kubectl expose deploy desoapp -n test-loadbalancer --type=LoadBalancer --port=80");
    }

    private async Task PageComes()
    {
        await Eventually.HoldsAsync(
            "the Service has EXTERNAL-IP 10.89.0.200", TimeSpan.FromSeconds(10),
            _ => Type("kubectl get svc -n test-loadbalancer"),
            table => ExternalAddress().IsMatch(table), Cancellation);
        Assert.StartsWith("Hostname: desoapp-", await SeesPage(Client, FirstAddress), StringComparison.Ordinal);
        Assert.StartsWith("Hostname: desoapp-", await SeesPage(Far, FirstAddress), StringComparison.Ordinal);

        var node = await AnnouncingNode();
        Assert.Equal(
            await node.HardwareAddressAsync(Cancellation), await Client.NeighborAsync(FirstAddress, Cancellation));
        Assert.Equal(node, await AnnouncerOf(FirstAddress));
    }

    private async Task<LabHost> AnnouncingNode()
    {
        var message = await Eventually.HoldsAsync(
            "an event says which node announces", TimeSpan.FromSeconds(10),
            _ => Type("kubectl get events -n test-loadbalancer --field-selector reason=nodeAssigned "
                + "-o jsonpath='{.items[*].message}'"),
            message => Announcing().IsMatch(message), Cancellation);
        return new LabHost(Announcing().Match(message).Groups[1].Value);
    }

    private async Task AddressIsFreeAgain()
    {
        await Type("kubectl delete ns test-loadbalancer");
        await Silent(FirstAddress);

        await Type("kubectl create service loadbalancer next -n default --tcp=80");
        await Shows(FirstAddress, "kubectl get svc next -n default -o jsonpath={.status.loadBalancer.ingress[*].ip}");
        await Type("kubectl delete service next -n default");
    }

    [GeneratedRegex(@"^controller-\S+ +1/1 +Running +0 ")]
    private static partial Regex ReadyController();

    [GeneratedRegex(@"^speaker-\S+ +1/1 +Running +0 ")]
    private static partial Regex ReadySpeaker();

    [GeneratedRegex(@"^desoapp +LoadBalancer +\S+ +10\.89\.0\.200 +80:\d+/TCP ", RegexOptions.Multiline)]
    private static partial Regex ExternalAddress();

    [GeneratedRegex("^announcing from node \"(n[123])\" with protocol \"layer2\"$")]
    private static partial Regex Announcing();
}
