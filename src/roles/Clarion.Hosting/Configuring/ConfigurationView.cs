using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Informers;
using Clarion.Model.Legacy;
using Clarion.Model.Tracking;

namespace Clarion.Hosting.Configuring;

/// <summary>
/// What is in force, as controller and speakers alike read it. One loop owns it, and it lives as long as the process:
/// it remembers the last good version of every object.
/// </summary>
public sealed class ConfigurationView : IDisposable
{
    private readonly ConfigurationInformers informers;
    private readonly ConfigurationTracker tracker = new();
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<Func<bool>> isTaken = [];
    private LegacyDocument? legacy;
    private string? legacyText;
    private bool isStale = true;

    /// <param name="informers">What to read.</param>
    /// <param name="wake">Called when something changed; must not block.</param>
    public ConfigurationView(ConfigurationInformers informers, Action wake)
    {
        ArgumentNullException.ThrowIfNull(informers);
        this.informers = informers;
        Watch(informers.Pools, wake);
        Watch(informers.L2Advertisements, wake);
        Watch(informers.BgpAdvertisements, wake);
        Watch(informers.BgpPeers, wake);
        Watch(informers.Legacy, wake);
    }

    /// <summary>Whether every kind had its first complete view.</summary>
    public bool IsComplete => informers.All.All(informer => informer.IsSynced);

    /// <summary>What is in force now; the same instance while nothing changes. Only when complete.</summary>
    public Configuration Read()
    {
        // Changes are taken before the stores are read: what comes later sets the mark again.
        foreach (var take in isTaken)
            isStale |= take();
        if (!isStale)
            return Current;
        Current = tracker.Update(new()
        {
            Pools = [.. informers.Pools.Store.Objects],
            L2Advertisements = [.. informers.L2Advertisements.Store.Objects],
            BgpAdvertisements = [.. informers.BgpAdvertisements.Store.Objects],
            BgpPeers = [.. informers.BgpPeers.Store.Objects],
            Legacy = ReadLegacy(informers.Legacy.Store.Objects.FirstOrDefault()),
        });
        // Only now: after a failure, what was there before must not pass for the present.
        isStale = false;
        return Current;
    }

    /// <summary>What <see cref="Read"/> gave last.</summary>
    public Configuration Current { get; private set; } = Configuration.Empty;

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private void Watch<T>(Informer<T> informer, Action wake)
        where T : class, IObject
    {
        var subscription = informer.Subscribe(wake);
        subscriptions.Add(subscription);
        isTaken.Add(() =>
        {
            var any = false;
            while (subscription.TryTake(out _))
                any = true;
            return any;
        });
    }

    private LegacyDocument? ReadLegacy(ConfigMap? map)
    {
        if (map is null)
            return legacy = null;
        var text = LegacyConfigMap.TextOf(map);
        if (legacy?.Version == (map.Metadata.ResourceVersion ?? "") && legacyText == text)
            return legacy;
        legacyText = text;
        return legacy = LegacyConfigMap.Read(map);
    }
}
