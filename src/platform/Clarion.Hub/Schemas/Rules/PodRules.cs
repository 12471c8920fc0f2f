using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>
/// Pods, so far as they matter to a load balancer: what runs, and where. Nothing runs them here; whoever makes one says
/// which node it is on.
/// </summary>
internal sealed class PodRules : KindRules
{
    private static readonly string[] RestartPolicies = ["Always", "OnFailure", "Never"];

    /// <summary>What of a spec may change after the Pod was made.</summary>
    private static readonly string[] ChangingFields =
        ["activeDeadlineSeconds", "terminationGracePeriodSeconds", "tolerations", "nodeName"];

    public override void PrepareNew(JsonObject value) =>
        value["status"] = new JsonObject { ["phase"] = "Pending", ["qosClass"] = "BestEffort" };

    public override void FillIn(JsonObject value)
    {
        var spec = value.Make("spec");
        spec.Fill("restartPolicy", "Always");
        spec.Fill("terminationGracePeriodSeconds", 30);
        spec.Fill("dnsPolicy", "ClusterFirst");
        spec.Make("securityContext");
        spec.Fill("schedulerName", "default-scheduler");
        spec.Fill("enableServiceLinks", true);
        foreach (var container in Containers(spec))
            FillContainer(container);
    }

    public override void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
        var spec = value.Object("spec");
        if (spec.Array("containers") is not { Count: > 0 } containers)
            causes.Required("spec.containers");
        else
            CheckContainers(containers, causes);
        if (!RestartPolicies.Contains(spec.TextOf("restartPolicy")))
            causes.NotSupported("spec.restartPolicy", spec?["restartPolicy"], RestartPolicies);
        if (stored is not null && !JsonNode.DeepEquals(Fixed(stored), Fixed(value)))
            causes.Forbidden("spec", "pod updates may not change fields other than `spec.containers[*].image`,"
                + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to "
                + "existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was "
                + "previously negative)");
    }

    private static IEnumerable<JsonObject> Containers(JsonObject spec) =>
        spec.Array("initContainers").Objects().Concat(spec.Array("containers").Objects());

    private static void FillContainer(JsonObject container)
    {
        container.Make("resources");
        container.Fill("terminationMessagePath", "/dev/termination-log");
        container.Fill("terminationMessagePolicy", "File");
        var image = container.TextOf("image") ?? "";
        var tag = image[(image.LastIndexOf('/') + 1)..];
        container.Fill("imagePullPolicy",
            tag.Contains(':', StringComparison.Ordinal) && !tag.EndsWith(":latest", StringComparison.Ordinal)
                ? "IfNotPresent"
                : "Always");
        foreach (var port in container.Array("ports").Objects())
            port.Fill("protocol", "TCP");
    }

    private static void CheckContainers(JsonArray containers, CauseList causes)
    {
        HashSet<string> names = [];
        var i = 0;
        foreach (var container in containers.Objects())
        {
            var path = FieldPath.Item("spec.containers", i++);
            if (container.TextOf("name") is not { } name)
            {
                causes.Required($"{path}.name");
            }
            else
            {
                foreach (var problem in NameRules.Label(name))
                    causes.Invalid($"{path}.name", name, problem);
                if (!names.Add(name))
                    causes.Duplicate($"{path}.name", name);
            }

            if (container.TextOf("image") is null)
                causes.Required($"{path}.image");
        }
    }

    private static JsonObject Fixed(JsonObject pod)
    {
        var spec = pod.Object("spec")?.DeepClone().AsObject() ?? [];
        foreach (var name in ChangingFields)
            spec.Remove(name);
        foreach (var container in Containers(spec))
            container.Remove("image");
        return spec;
    }
}
