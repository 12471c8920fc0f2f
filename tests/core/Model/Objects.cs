using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Model.Legacy;

namespace Clarion.Tests.Core.Model;

/// <summary>Objects as the API server holds them, in one line each.</summary>
internal static class Objects
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IPAddressPool Pool(
        string name, int createdSecond, long generation, params string[] addresses) => new()
    {
        Metadata = Meta(name, createdSecond, generation),
        Spec = new() { Addresses = addresses },
    };

    public static L2Advertisement Advertisement(string name, long generation, L2AdvertisementSpec spec) =>
        new() { Metadata = Meta(name, 0, generation), Spec = spec };

    public static ObjectMeta Meta(string name, int createdSecond, long generation) => new()
    {
        Name = name,
        Namespace = "metallb-system",
        Uid = name,
        Generation = generation,
        CreationTimestamp = Epoch.AddSeconds(createdSecond),
    };

    /// <summary>JSON is YAML's data model, so it stands for the text here.</summary>
    public static LegacyDocument Legacy(string version, string json) =>
        new("config", version, JsonNode.Parse(json), null);

    public static Service Service(ServiceSpec spec, params (string Name, string Value)[] annotations) => new()
    {
        Metadata = new()
        {
            Name = "web",
            Namespace = "shop",
            Uid = "1",
            CreationTimestamp = Epoch,
            Annotations = annotations.ToImmutableDictionary(pair => pair.Name, pair => pair.Value),
        },
        Spec = spec,
    };
}
