using Clarion.Testing.Waiting;

namespace Clarion.Tests.Cluster.Setup;

/// <summary>
/// A test that finds Clarion installed, with one pool for the LAN, and a web page behind a Service of both families.
/// </summary>
public abstract class InstalledTest(ClusterFixture fixture) : ClusterTest(fixture)
{
    /// <summary>The pool of these tests.</summary>
    protected const string Pool =
        """
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: {name: lan, namespace: metallb-system}
        spec: {addresses: [10.89.0.200-10.89.0.250, "fd89::200-fd89::2ff"]}
        ---
        apiVersion: metallb.io/v1beta1
        kind: L2Advertisement
        metadata: {name: lan, namespace: metallb-system}
        """;

    private const string Page =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: web}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: page, namespace: web}
        spec:
          selector: {matchLabels: {app: page}}
          template:
            metadata: {labels: {app: page}}
            spec: {containers: [{name: page, image: r.deso.tech/whoami/whoami}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: page, namespace: web}
        spec: {type: LoadBalancer, ipFamilyPolicy: RequireDualStack, selector: {app: page}, ports: [{port: 80}]}
        """;

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await Clarion.InstallAsync(Cancellation);
        await Apply($"{Pool}\n---\n{Page}");
        await Type("kubectl rollout status -n web deploy/page --timeout=90s");
        await SeesPage(Client, FirstAddress);
        await SeesPage(Client, $"[{FirstAddressV6}]");
    }

    protected override async Task CleanUpAsync()
    {
        await base.CleanUpAsync();
        await Type("kubectl delete svc -n web --field-selector metadata.name!=page");
    }

    /// <summary>The addresses of a Service in namespace web, parted by spaces; empty when it has none.</summary>
    protected Task<string> AddressesOf(string service) =>
        Type($"kubectl get svc -n web {service} -o jsonpath='{{.status.loadBalancer.ingress[*].ip}}'");

    /// <summary>A mark that changes with every write to the Service of the page.</summary>
    protected Task<string> VersionOfPage() =>
        Type("kubectl get svc -n web page -o jsonpath={.metadata.resourceVersion}");

    /// <summary>Makes a Service of the page's pods.</summary>
    /// <param name="name">Its name in namespace web.</param>
    /// <param name="spec">Further fields of its spec, in YAML's flow style.</param>
    /// <param name="annotations">Its annotations, in YAML's flow style.</param>
    protected Task<string> CreateService(string name, string spec = "", string annotations = "") => Apply(
        $"""
        apiVersion: v1
        kind: Service
        metadata:
          name: {name}
          namespace: web
          annotations: {Flow(annotations)}
        spec: {Flow($"type: LoadBalancer, selector: {Flow("app: page")}, ports: [{Flow("port: 80")}], {spec}")}
        """);

    /// <summary>Waits until a Service has these addresses.</summary>
    protected Task<string> HasAddresses(string service, string addresses, double seconds = 10) => Eventually.HoldsAsync(
        $"Service {service} has {addresses}", TimeSpan.FromSeconds(seconds), _ => AddressesOf(service),
        shown => shown == addresses, Cancellation);

    private static string Flow(string fields) => "{" + fields + "}";
}
