using System.Text.Json.Nodes;
using Clarion.Primitives;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>The cluster IPs and families of Services, before any is given.</summary>
internal static class ServiceAddressRules
{
    private static readonly string[] Families = ["IPv4", "IPv6"];
    private static readonly string[] Policies = ["PreferDualStack", "RequireDualStack", "SingleStack"];

    public static void Check(JsonObject service, JsonObject? stored, CauseList causes)
    {
        var spec = service.Object("spec") ?? [];
        if (!ServiceShape.HasClusterIPs(service))
        {
            var isSet = spec.ContainsKey("clusterIP") || spec.ContainsKey("clusterIPs");
            if (isSet && ServiceShape.Type(service) == "ExternalName")
                causes.Forbidden("spec.clusterIPs", "may not be set for ExternalName services");
            return;
        }

        CheckFamilies(spec, causes);
        CheckAddresses(service, spec, causes);
        if (stored is not null && ServiceShape.HasClusterIPs(stored))
            CheckUnchanged(spec, stored.Object("spec") ?? [], causes);
    }

    private static void CheckFamilies(JsonObject spec, CauseList causes)
    {
        if (spec.TextOf("ipFamilyPolicy") is { } policy && !Policies.Contains(policy))
            causes.NotSupported("spec.ipFamilyPolicy", policy, Policies);
        var seen = new HashSet<string>();
        var i = 0;
        foreach (var family in spec.Array("ipFamilies").Texts())
        {
            var path = FieldPath.Item("spec.ipFamilies", i++);
            if (!Families.Contains(family))
                causes.NotSupported(path, family, Families);
            if (!seen.Add(family))
                causes.Duplicate(path, family);
        }
    }

    private static void CheckAddresses(JsonObject service, JsonObject spec, CauseList causes)
    {
        if (spec.Array("clusterIPs") is not { Count: > 0 } list)
            return;
        var texts = list.Texts().ToList();
        if (spec.TextOf("clusterIP") is not { } primary)
            causes.Invalid("spec.clusterIPs", list, "must be empty when `clusterIP` is not specified");
        else if (texts[0] != primary)
            causes.Invalid("spec.clusterIPs", list, "first value must match `clusterIP`");
        if (texts[0] == "None")
        {
            if (ServiceShape.Type(service) != "ClusterIP")
                causes.Invalid("spec.clusterIPs[0]", "None",
                    $"may not be set to 'None' for {ServiceShape.Type(service)} services");
            return;
        }

        for (var i = 0; i < texts.Count; i++)
            CheckAddress(spec, texts[i], i, causes);
        if (texts.Count > 1 && texts.Select(text => text.Contains(':')).Distinct().Count() == 1)
            causes.Invalid("spec.clusterIPs", list, "may specify no more than one IP for each IP family");
    }

    private static void CheckAddress(JsonObject spec, string text, int i, CauseList causes)
    {
        var path = FieldPath.Item("spec.clusterIPs", i);
        if (AddressRules.Problem(text) is { } problem)
        {
            causes.Invalid(path, text, problem);
            return;
        }

        var family = IpAddress.TryParse(text, out var address) ? address.Family.ToString() : "";
        if (spec.Array("ipFamilies").Texts().ElementAtOrDefault(i) is { } wanted && Families.Contains(wanted)
            && wanted != family)
            causes.Invalid(path, text, $"expected an {wanted} value as indicated by `ipFamilies[{i}]`");
    }

    private static void CheckUnchanged(JsonObject spec, JsonObject old, CauseList causes)
    {
        var before = old.Array("clusterIPs").Texts().FirstOrDefault();
        var now = spec.Array("clusterIPs").Texts().FirstOrDefault();
        if (before is not null && now is not null && now != before && spec.TextOf("clusterIP") == now)
            causes.Invalid("spec.clusterIPs[0]", spec["clusterIPs"], "may not change once set");
    }
}
