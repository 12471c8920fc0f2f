using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using static Clarion.Hub.Tables.TableColumn;

namespace Clarion.Hub.Tables;

/// <summary>The columns of Kubernetes' own kinds, as kube-apiserver prints them.</summary>
internal static class CoreColumns
{
    private const string Nothing = "<none>";

    /// <summary>How many of its endpoints or ports a slice shows.</summary>
    private const int ShownMax = 3;

    private static readonly Dictionary<string, IReadOnlyList<TableColumn>> ByStorage = new(StringComparer.Ordinal)
    {
        [CoreKinds.Service.StoredAs] = ServiceColumns.All,
        [CoreKinds.Node.StoredAs] = NodeColumns.All,
        [CoreKinds.Event.StoredAs] = EventColumns.All,
        [CoreKinds.Pod.StoredAs] = PodColumns.All,
        [CoreKinds.Namespace.StoredAs] =
        [
            ObjectName(),
            Text("Status", "Active, or Terminating.", value => value.Object("status").TextOf("phase") ?? ""),
            ObjectAge(),
        ],
        [CoreKinds.ConfigMap.StoredAs] =
        [
            ObjectName(),
            Count("Data", value => (value.Object("data")?.Count ?? 0) + (value.Object("binaryData")?.Count ?? 0)),
            ObjectAge(),
        ],
        [CoreKinds.Secret.StoredAs] =
        [
            ObjectName(),
            Text("Type", "What the data is for.", value => value.TextOf("type") ?? ""),
            Count("Data", value => value.Object("data")?.Count ?? 0),
            ObjectAge(),
        ],
        [CoreKinds.EndpointSlice.StoredAs] =
        [
            ObjectName(),
            Text("AddressType", "IPv4, IPv6 or FQDN.", value => value.TextOf("addressType") ?? ""),
            Text("Ports", "The ports of every endpoint.", value => Shown(
                value.Array("ports").Objects()
                    .Select(port => port.Number("port")?.ToString(CultureInfo.InvariantCulture)))),
            Text("Endpoints", "The addresses.", value => Shown(
                value.Array("endpoints").Objects().SelectMany(endpoint => endpoint.Array("addresses").Texts()))),
            ObjectAge(),
        ],
        [CoreKinds.Lease.StoredAs] =
        [
            ObjectName(),
            Text("Holder", "Who holds it.", value => value.Object("spec").TextOf("holderIdentity") ?? ""),
            ObjectAge(),
        ],
    };

    private static readonly IReadOnlyList<TableColumn> NameAndAge =
    [
        ObjectName(),
        new("Age", "date", (value, _) => (string?)value["metadata"]?["creationTimestamp"]),
    ];

    public static IReadOnlyList<TableColumn> Of(HubKind kind) => ByStorage.GetValueOrDefault(kind.StoredAs, NameAndAge);

    /// <summary>A text, or a word for its absence.</summary>
    internal static string OrNone(string? text) => text is { Length: > 0 } ? text : Nothing;

    private static TableColumn Count(string name, Func<JsonObject, int> count) =>
        new(name, "string", (value, _) => count(value)) { Description = "How many keys it has." };

    private static string Shown(IEnumerable<string?> texts)
    {
        var all = texts.ToList();
        if (all.Count == 0)
            return "<unset>";
        var shown = string.Join(',', all.Take(ShownMax).Select(text => text ?? "*"));
        return all.Count <= ShownMax ? shown : $"{shown} + {all.Count - ShownMax} more...";
    }
}
