using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;
using Clarion.Hub.Schemas.Rules;
using Clarion.Primitives;

namespace Clarion.Hub.Services;

/// <summary>Which families a Service has: what its writer says, filled in from what the cluster has.</summary>
internal static class ServiceFamilies
{
    private const string Single = "SingleStack";
    private const string Require = "RequireDualStack";

    /// <summary>Fills in ipFamilyPolicy and ipFamilies.</summary>
    /// <param name="service">An admitted Service that has cluster IPs.</param>
    /// <param name="isDual">Whether the cluster has both families.</param>
    /// <param name="causes">What cannot be is added.</param>
    public static void FillIn(JsonObject service, bool isDual, CauseList causes)
    {
        var spec = service.Make("spec");
        var families = Families(spec);
        var addresses = spec.Array("clusterIPs").Texts().Count(text => text != "None");
        var policy = spec.TextOf("ipFamilyPolicy");
        var isAskedForTwo = families.Count > 1 || addresses > 1;
        if (isAskedForTwo && (policy == Single || (policy is null && !ServiceShape.IsHeadless(service))))
        {
            causes.Invalid("spec.ipFamilyPolicy", Single,
                "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified");
            return;
        }

        if (families.Count == 0)
            families.Add(nameof(IpFamily.IPv4));
        policy ??= HasNoSelector(service) ? Require : Single;
        if (policy == Require && !isDual && !ServiceShape.IsHeadless(service))
        {
            causes.Invalid("spec.ipFamilyPolicy", Require, "this cluster is not configured for dual-stack services");
            return;
        }

        if (policy != Single && families.Count == 1 && (isDual || HasNoSelector(service)))
            families.Add(families[0] == nameof(IpFamily.IPv4) ? nameof(IpFamily.IPv6) : nameof(IpFamily.IPv4));
        if (policy == Single && families.Count > 1)
            families.RemoveRange(1, families.Count - 1);
        spec["ipFamilyPolicy"] = policy;
        spec["ipFamilies"] = new JsonArray([.. families.Select(family => (JsonNode)family)]);
    }

    /// <summary>
    /// Takes back the second family where the policy became SingleStack and the writer left the lists as they were.
    /// </summary>
    public static void Narrow(JsonObject service, JsonObject stored)
    {
        var (spec, old) = (service.Make("spec"), stored.Object("spec"));
        if (spec.TextOf("ipFamilyPolicy") != Single || old.TextOf("ipFamilyPolicy") == Single)
            return;
        foreach (var name in (string[])["clusterIPs", "ipFamilies"])
        {
            if (spec.Array(name) is { Count: > 1 } list && JsonNode.DeepEquals(list, old?[name]))
                list.RemoveAt(1);
        }
    }

    // Without a selector and without an address, endpoints may be of either family.
    private static bool HasNoSelector(JsonObject service) => ServiceShape.IsHeadless(service)
        && service.Object("spec").Object("selector") is not { Count: > 0 };

    private static List<string> Families(JsonObject spec)
    {
        var families = spec.Array("ipFamilies").Texts().ToList();
        foreach (var text in spec.Array("clusterIPs").Texts().Skip(families.Count))
        {
            if (IpAddress.TryParse(text, out var address))
                families.Add(address.Family.ToString());
        }

        return families;
    }
}
