using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Microsoft.Extensions.Logging;

namespace Clarion.Hosting.Configuring;

/// <summary>Follows the objects that configure Clarion, in its own namespace.</summary>
public sealed class ConfigurationInformers
{
    private readonly List<IInformer> all = [];

    public ConfigurationInformers(KubernetesClient client, string ownNamespace, TimeProvider time, ILogger logger)
    {
        Informer<T> Follow<T>(ObjectKind<T> kind, string? fields = null)
            where T : class, IObject
        {
            var informer = new Informer<T>(client, kind, new(ownNamespace, FieldSelector: fields), time, logger);
            all.Add(informer);
            return informer;
        }

        Pools = Follow(Kinds.IPAddressPool);
        L2Advertisements = Follow(Kinds.L2Advertisement);
        BgpAdvertisements = Follow(Kinds.BgpAdvertisement);
        BgpPeers = Follow(Kinds.BgpPeer);
        Legacy = Follow(Kinds.ConfigMap, $"metadata.name={LegacyConfigMap.Name}");
    }

    public Informer<IPAddressPool> Pools { get; }

    public Informer<L2Advertisement> L2Advertisements { get; }

    /// <summary>Followed for their existence alone, which turns the legacy ConfigMap off.</summary>
    public Informer<BgpAdvertisement> BgpAdvertisements { get; }

    /// <summary>Followed for their existence alone, which turns the legacy ConfigMap off.</summary>
    public Informer<BgpPeer> BgpPeers { get; }

    /// <summary>The ConfigMap <c>config</c>.</summary>
    public Informer<ConfigMap> Legacy { get; }

    /// <summary>All of them, to run.</summary>
    public IReadOnlyList<IInformer> All => all;
}
