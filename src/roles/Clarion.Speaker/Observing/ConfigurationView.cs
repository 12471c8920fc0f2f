using Clarion.Api.Core;
using Clarion.Kubernetes.Yaml;
using Clarion.Model.Legacy;
using Clarion.Model.Tracking;

namespace Clarion.Speaker.Observing;

/// <summary>Pools and advertisements from the informers, through the tracker that the controller uses too.</summary>
internal sealed class ConfigurationView(ClusterInformers informers)
{
    private readonly ConfigurationTracker tracker = new();
    private LegacyDocument? legacy;

    /// <summary>What is in force now; the same instance while nothing changes.</summary>
    public Configuration Read() => tracker.Update(new()
    {
        Pools = [.. informers.Pools.Store.Objects],
        L2Advertisements = [.. informers.L2Advertisements.Store.Objects],
        BgpAdvertisements = [.. informers.BgpAdvertisements.Store.Objects],
        BgpPeers = [.. informers.BgpPeers.Store.Objects],
        Legacy = ReadLegacy(informers.Legacy.Store.Objects.FirstOrDefault()),
    });

    private LegacyDocument? ReadLegacy(ConfigMap? map)
    {
        if (map is null)
            return legacy = null;
        var (name, version) = (map.Metadata.Name, map.Metadata.ResourceVersion ?? "");
        if (legacy?.Version == version)
            return legacy;
        var text = map.Data?.GetValueOrDefault(LegacyDocument.DataKey) ?? "";
        return legacy = YamlText.TryParse(text, out var root, out var error)
            ? new(name, version, root, null) : new(name, version, null, error.ToString());
    }
}
