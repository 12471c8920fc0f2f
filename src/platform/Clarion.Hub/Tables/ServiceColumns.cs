using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;
using Clarion.Hub.Schemas.Rules;
using static Clarion.Hub.Tables.TableColumn;

namespace Clarion.Hub.Tables;

/// <summary>The columns of Services.</summary>
internal static class ServiceColumns
{
    public static IReadOnlyList<TableColumn> All { get; } =
    [
        ObjectName(),
        Text("Type", "ClusterIP, NodePort, LoadBalancer or ExternalName.", ServiceShape.Type),
        Text("Cluster-IP", "The address inside the cluster.",
            value => CoreColumns.OrNone(value.Object("spec").TextOf("clusterIP"))),
        Text("External-IP", "The addresses outside.", ExternalIP),
        Text("Port(s)", "The ports, with those on every node.", Ports),
        ObjectAge(),
        Wide("Selector", "The labels of its pods.", Selector),
    ];

    private static string ExternalIP(JsonObject value)
    {
        var spec = value.Object("spec");
        var given = spec.Array("externalIPs").Texts();
        switch (ServiceShape.Type(value))
        {
            case "ExternalName":
                return spec.TextOf("externalName") ?? "";
            case "LoadBalancer":
                var ingress = value.Object("status").Object("loadBalancer").Array("ingress").Objects()
                    .Select(entry => entry.TextOf("ip") ?? entry.TextOf("hostname")).OfType<string>()
                    .Distinct().Order(StringComparer.Ordinal);
                return string.Join(',', ingress.Concat(given)) is { Length: > 0 } all ? all : "<pending>";
            default:
                return CoreColumns.OrNone(string.Join(',', given));
        }
    }

    private static string Ports(JsonObject value) => CoreColumns.OrNone(string.Join(',',
        value.Object("spec").Array("ports").Objects().Select(port => port.Number("nodePort") is { } nodePort and > 0
            ? $"{port.Number("port")}:{nodePort}/{port.TextOf("protocol")}"
            : $"{port.Number("port")}/{port.TextOf("protocol")}")));

    private static string Selector(JsonObject value) => CoreColumns.OrNone(string.Join(',',
        (value.Object("spec").Object("selector") ?? []).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}={entry.Value.AsText()}")));
}
