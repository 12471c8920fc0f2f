using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;
using static Clarion.Hub.Tables.TableColumn;

namespace Clarion.Hub.Tables;

/// <summary>The columns of Nodes.</summary>
internal static class NodeColumns
{
    private const string RolePrefix = "node-role.kubernetes.io/";
    private const string RoleLabel = "kubernetes.io/role";

    public static IReadOnlyList<TableColumn> All { get; } =
    [
        ObjectName(),
        Text("Status", "Whether it is ready, and takes new pods.", Status),
        Text("Roles", "From its labels.", Roles),
        ObjectAge(),
        Text("Version", "Of its kubelet.", value => Info(value, "kubeletVersion") ?? ""),
        Wide("Internal-IP", "Its address on the cluster's network.", value => Address(value, "InternalIP")),
        Wide("External-IP", "Its address outside.", value => Address(value, "ExternalIP")),
        Wide("OS-Image", "Its operating system.", value => Info(value, "osImage") ?? "<unknown>"),
        Wide("Kernel-Version", "Its kernel.", Kernel),
        Wide("Container-Runtime", "What runs its containers.",
            value => Info(value, "containerRuntimeVersion") ?? "<unknown>"),
    ];

    private static string Status(JsonObject value)
    {
        var ready = value.Object("status").Array("conditions").Objects()
            .FirstOrDefault(condition => condition.TextOf("type") == "Ready");
        var word = ready.TextOf("status") switch
        {
            null => "Unknown",
            "True" => "Ready",
            _ => "NotReady",
        };
        return value.Object("spec").Flag("unschedulable") == true ? $"{word},SchedulingDisabled" : word;
    }

    private static string Roles(JsonObject value)
    {
        var labels = value.Object("metadata").Object("labels") ?? [];
        var roles = labels.Where(label => label.Key.StartsWith(RolePrefix, StringComparison.Ordinal))
            .Select(label => label.Key[RolePrefix.Length..])
            .Append(labels.TextOf(RoleLabel) ?? "").Where(role => role.Length > 0)
            .Distinct().Order(StringComparer.Ordinal);
        return CoreColumns.OrNone(string.Join(',', roles));
    }

    private static string Kernel(JsonObject value) =>
        (Info(value, "kernelVersion"), Info(value, "architecture")) switch
        {
            (null, _) => "<unknown>",
            (var kernel, null) => kernel,
            var (kernel, architecture) => $"{kernel} ({architecture})",
        };

    private static string? Info(JsonObject value, string name) =>
        value.Object("status").Object("nodeInfo").TextOf(name);

    private static string Address(JsonObject value, string type) => CoreColumns.OrNone(
        value.Object("status").Array("addresses").Objects()
            .FirstOrDefault(address => address.TextOf("type") == type).TextOf("address"));
}
