using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance;

/// <summary>
/// Named behaviours of a server of the Kubernetes API. What stands in the derived classes runs unchanged on a real API
/// server and on the Hub; each test has a namespace of its own.
/// </summary>
public abstract class Behaviour(ServerFixture fixture) : IAsyncLifetime
{
    internal RawApi Api { get; private set; } = null!;

    /// <summary>The namespace of this test.</summary>
    protected string Namespace { get; private set; } = "";

    protected string ConfigMaps => $"/api/v1/namespaces/{Namespace}/configmaps";

    protected string Services => $"/api/v1/namespaces/{Namespace}/services";

    protected string Events => $"/api/v1/namespaces/{Namespace}/events";

    protected string Pools => $"/apis/metallb.io/v1beta1/namespaces/{Namespace}/ipaddresspools";

    protected string Leases => $"/apis/coordination.k8s.io/v1/namespaces/{Namespace}/leases";

    public virtual async ValueTask InitializeAsync()
    {
        Api = new(await fixture.TestServerAsync(), TestContext.Current.CancellationToken);
        Namespace = await fixture.NamespaceAsync(TestContext.Current.CancellationToken);
    }

    public virtual ValueTask DisposeAsync()
    {
        Api?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Creates a ConfigMap; <paramref name="more"/> are further fields of its metadata.</summary>
    internal async Task<Answer> CreateMapAsync(string name, string value = "1", string more = "") =>
        (await Api.PostAsync(ConfigMaps, $$$"""
            {"metadata":{"name":"{{{name}}}"{{{more}}}},"data":{"k":"{{{value}}}"}}
            """)).Is(201);

    internal static string Pool(string name, string spec) => $$$"""
        {"apiVersion":"metallb.io/v1beta1","kind":"IPAddressPool","metadata":{"name":"{{{name}}}"},"spec":{{{spec}}}}
        """;

    internal async Task<Answer> CreatePoolAsync(string name, string spec = """{"addresses":["192.0.2.0/24"]}""") =>
        (await Api.PostAsync(Pools, Pool(name, spec))).Is(201);

    internal async Task<Answer> CreateServiceAsync(string name, string spec) => (await Api.PostAsync(
        Services, $$$"""{"metadata":{"name":"{{{name}}}"},"spec":{{{spec}}}}""")).Is(201);
}
