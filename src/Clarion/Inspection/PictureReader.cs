using Clarion.Api;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Api.Vocabulary;
using Clarion.Controller;
using Clarion.Hosting.Configuring;
using Clarion.Kubernetes.Client;

namespace Clarion.Inspection;

/// <summary>
/// Reads a <see cref="Picture"/>: ten requests side by side, and a few more where they matter: the namespaces where
/// pools select them by label, BGPPeers where only they could turn the legacy ConfigMap off, pools and L2Advertisements
/// of other namespaces where Clarion's own has none.
/// </summary>
/// <param name="client">The API server.</param>
/// <param name="installedIn">Clarion's own namespace.</param>
/// <param name="time">Time.</param>
internal sealed class PictureReader(KubernetesClient client, string installedIn, TimeProvider time)
{
    /// <summary>One request for a cluster of ordinary size: 2,000 Services are about 3 MB.</summary>
    private const int PageSize = 5_000;

    private static readonly ListQuery Everywhere = new() { PageSize = PageSize };

    private ListQuery Here => new(installedIn) { PageSize = PageSize };

    /// <summary>Reads it.</summary>
    /// <returns>The picture, or why there is none: without the Services there is nothing to say.</returns>
    public async Task<ApiResult<Picture>> ReadAsync(CancellationToken cancellationToken)
    {
        var services = ListAsync(
            Kinds.Service, Everywhere with { FieldSelector = "spec.type=LoadBalancer" }, cancellationToken);
        var slices = ListAsync(Kinds.EndpointSlice, Everywhere, cancellationToken);
        var nodes = ListAsync(Kinds.Node, Everywhere, cancellationToken);
        var pods = ListAsync(Kinds.Pod, Here with { LabelSelector = Labels.OwnPods }, cancellationToken);
        var pools = ListAsync(Kinds.IPAddressPool, Here, cancellationToken);
        var rules = ListAsync(Kinds.L2Advertisement, Here, cancellationToken);
        var bgp = ListAsync(Kinds.BgpAdvertisement, Here, cancellationToken);
        var statuses = ListAsync(Kinds.ServiceL2Status, Here, cancellationToken);
        var legacy = FindAsync(Kinds.ConfigMap, LegacyConfigMap.Name, cancellationToken);
        var lease = FindAsync(Kinds.Lease, ControllerOptions.LeaseName, cancellationToken);
        var picture = new Picture(installedIn, time.GetUtcNow())
        {
            Services = await services,
            EndpointSlices = await slices,
            Nodes = await nodes,
            OwnPods = await pods,
            Pools = await pools,
            L2Advertisements = await rules,
            BgpAdvertisements = await bgp,
            Layer2Statuses = await statuses,
            Legacy = await legacy,
            Lease = await lease,
        };
        return picture.Services.Error is { } error
            ? ApiResult<Picture>.Failure(error)
            : ApiResult<Picture>.Success(await CompleteAsync(picture, cancellationToken));
    }

    /// <summary>Adds the BGPPeers, which nothing but warnings is about.</summary>
    public async Task<Picture> WithPeersAsync(Picture picture, CancellationToken cancellationToken) =>
        picture with { BgpPeers = await ListAsync(Kinds.BgpPeer, Here, cancellationToken) };

    private async Task<Picture> CompleteAsync(Picture picture, CancellationToken cancellationToken)
    {
        if (picture.Pools.Items.Any(SelectsNamespaces))
            return picture with { Namespaces = await ListAsync(Kinds.Namespace, Everywhere, cancellationToken) };
        var mayBeLegacy = picture.Legacy.Items.Count > 0 && picture.Pools.Items.Count == 0
            && picture.L2Advertisements.Items.Count == 0 && picture.BgpAdvertisements.Items.Count == 0;
        return mayBeLegacy
            ? await WithPeersAsync(picture, cancellationToken) : await LookElsewhereAsync(picture, cancellationToken);
    }

    /// <summary>Whoever may not read other namespaces is spared that: it is no part of what was asked.</summary>
    private async Task<Picture> LookElsewhereAsync(Picture picture, CancellationToken cancellationToken)
    {
        if (picture.Pools is { IsRead: true, Items.Count: 0 })
        {
            picture = picture with
            {
                PoolsAnywhere = await ListAsync(Kinds.IPAddressPool, Everywhere, cancellationToken),
            };
        }

        return picture.L2Advertisements is not { IsRead: true, Items.Count: 0 } ? picture : picture with
        {
            L2AdvertisementsAnywhere = await ListAsync(Kinds.L2Advertisement, Everywhere, cancellationToken),
        };
    }

    private static bool SelectsNamespaces(IPAddressPool pool) =>
        pool.Spec.ServiceAllocation?.NamespaceSelectors is { Count: > 0 };

    private async Task<Listing<T>> ListAsync<T>(
        ObjectKind<T> kind, ListQuery query, CancellationToken cancellationToken)
        where T : class, IObject
    {
        var result = await client.ListAsync(kind, query, cancellationToken);
        return result.TryGet(out var list, out var error) ? new(list.Items, null) : new([], error);
    }

    /// <summary>By name, which is all that the roles' own accounts may do.</summary>
    private async Task<Listing<T>> FindAsync<T>(ObjectKind<T> kind, string name, CancellationToken cancellationToken)
        where T : class, IObject
    {
        var result = await client.GetAsync(kind, new(installedIn, name), cancellationToken);
        if (result.TryGet(out var found, out var error))
            return new([found], null);
        return error.Reason == ApiErrorReason.NotFound ? Listing<T>.NotAsked : new([], error);
    }
}
