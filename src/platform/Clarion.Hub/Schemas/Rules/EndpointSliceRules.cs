using System.Text.Json.Nodes;
using Clarion.Primitives;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>EndpointSlices: addresses of one family with their ports.</summary>
internal sealed class EndpointSliceRules : KindRules
{
    private static readonly string[] AddressTypes = ["FQDN", "IPv4", "IPv6"];

    /// <summary>Endpoints in one slice (maxEndpoints of Kubernetes).</summary>
    private const int EndpointsMax = 1000;

    /// <summary>Addresses of one endpoint.</summary>
    private const int AddressesMax = 100;

    public override void FillIn(JsonObject value)
    {
        value.TryAdd("endpoints", null);
        value.TryAdd("ports", null);
        foreach (var endpoint in value.Array("endpoints").Objects())
            endpoint.Make("conditions");
        foreach (var port in value.Array("ports").Objects())
        {
            if (port["name"] is null)
                port["name"] = "";
            port.Fill("protocol", "TCP");
        }
    }

    public override void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
        var type = value.TextOf("addressType");
        if (type is null)
            causes.Required("addressType");
        else if (!AddressTypes.Contains(type))
            causes.NotSupported("addressType", type, AddressTypes);
        if (stored is not null && stored.TextOf("addressType") != type)
            causes.Invalid("addressType", type, "field is immutable");
        CheckPorts(value.Array("ports"), causes);
        var endpoints = value.Array("endpoints");
        if (endpoints?.Count > EndpointsMax)
            causes.TooMany("endpoints", endpoints.Count, EndpointsMax);
        var i = 0;
        foreach (var endpoint in endpoints.Objects())
            CheckAddresses(endpoint.Array("addresses"), type, FieldPath.Item("endpoints", i++) + ".addresses", causes);
    }

    private static void CheckPorts(JsonArray? ports, CauseList causes)
    {
        HashSet<string> names = [];
        var i = 0;
        foreach (var port in ports.Objects())
        {
            var path = FieldPath.Item("ports", i++);
            var name = port.TextOf("name") ?? "";
            foreach (var problem in name.Length == 0 ? [] : NameRules.Label(name))
                causes.Invalid($"{path}.name", name, problem);
            if (!names.Add(name))
                causes.Duplicate($"{path}.name", name);
            ServicePortRules.CheckProtocol(port, path, causes);
        }
    }

    private static void CheckAddresses(JsonArray? addresses, string? type, string path, CauseList causes)
    {
        if (addresses is not { Count: > 0 })
            causes.Required(path, "must contain at least 1 address");
        if (addresses?.Count > AddressesMax)
            causes.TooMany(path, addresses.Count, AddressesMax);
        var i = 0;
        foreach (var text in addresses.Texts())
        {
            var place = FieldPath.Item(path, i++);
            if (type == "FQDN")
                continue;
            if (AddressRules.Problem(text) is { } problem)
                causes.Invalid(place, text, problem);
            else if (type is not null && IpAddress.TryParse(text, out var address) && address.Family.ToString() != type)
                causes.Invalid(path, text, $"must be an {type} address");
        }
    }
}
