using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;
using Clarion.Primitives;

namespace Clarion.Hub.Services;

/// <summary>What a Service says that it has.</summary>
internal static class ServiceHoldings
{
    /// <summary>Its cluster IPs, without None.</summary>
    public static IEnumerable<IpAddress> Addresses(JsonObject? service)
    {
        foreach (var text in service.Object("spec").Array("clusterIPs").Texts())
        {
            if (IpAddress.TryParse(text, out var address))
                yield return address;
        }
    }

    /// <summary>Its node ports and its health check port, each once.</summary>
    public static IEnumerable<int> Ports(JsonObject? service)
    {
        var spec = service.Object("spec");
        return spec.Array("ports").Objects().Select(port => port.Number("nodePort"))
            .Append(spec.Number("healthCheckNodePort"))
            .Where(port => port is > 0 and <= 65535).Select(port => (int)port!.Value).Distinct();
    }
}
