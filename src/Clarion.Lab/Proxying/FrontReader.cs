using Clarion.Lab.Objects;
using Clarion.Primitives;

namespace Clarion.Lab.Proxying;

/// <summary>A Service and its slices as what a node's proxy does.</summary>
/// <param name="node">The node's name.</param>
internal sealed class FrontReader(string node)
{
    /// <summary>All addresses and ports of a Service.</summary>
    public IEnumerable<ProxyFront> Read(ExposedService service, IReadOnlyCollection<BackendSlice> slices)
    {
        var isLocal = service.Spec.ExternalTrafficPolicy == "Local";
        var keepsClient = service.Spec.SessionAffinity == "ClientIP";
        var external = new ProxyPolicy(!isLocal, keepsClient, Refuses: !isLocal);
        foreach (var port in service.Spec.Ports ?? [])
        {
            var protocol = (port.Protocol ?? "TCP").ToLowerInvariant();
            foreach (var address in Addresses(service.LoadBalancerAddresses))
                yield return new(
                    address, protocol, port.Port, Targets(slices, port, address.Family, isLocal), external);
            foreach (var address in Addresses(service.Spec.ClusterIPs ?? []))
                yield return new(
                    address, protocol, port.Port, Targets(slices, port, address.Family, false),
                    new(false, keepsClient, true));
            if (port.NodePort != 0)
                yield return new(
                    null, protocol, port.NodePort, Targets(slices, port, IpFamily.IPv4, isLocal), external);
        }
    }

    private static IEnumerable<IpAddress> Addresses(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (IpAddress.TryParse(text, out var address))
                yield return address;
        }
    }

    private List<ProxyTarget> Targets(
        IEnumerable<BackendSlice> slices, ExposedPort port, IpFamily family, bool onlyLocal)
    {
        var targets =
            from slice in slices
            where slice.AddressType == family.ToString()
            from backendPort in slice.Ports ?? []
            where (backendPort.Name ?? "") == (port.Name ?? "")
            from backend in slice.Endpoints ?? []
            where backend.Conditions?.Ready != false && (!onlyLocal || backend.NodeName == node)
            from address in Addresses(backend.Addresses ?? [])
            select new ProxyTarget(address, backendPort.Port);
        return [.. targets.Distinct().Order()];
    }
}
