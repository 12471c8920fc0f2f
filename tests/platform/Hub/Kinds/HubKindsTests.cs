using Clarion.Hub.Kinds;

namespace Clarion.Tests.Platform.Hub.Kinds;

public sealed class HubKindsTests
{
    [Fact]
    public void Every_kind_that_Clarion_reads_is_served_under_the_same_names()
    {
        foreach (var (group, version, kind, plural, namespaced) in ClarionKinds())
        {
            var found = HubKinds.Find(group, version, plural);
            Assert.NotNull(found);
            Assert.Equal((kind, namespaced), (found.Kind, found.Namespaced));
        }
    }

    [Theory]
    [InlineData("", "v1", "foos")]
    [InlineData("", "v2", "services")]
    [InlineData("apps", "v1", "deployments")]
    public void What_is_not_served_is_not_found(string group, string version, string plural) =>
        Assert.Null(HubKinds.Find(group, version, plural));

    [Fact]
    public void Versions_of_one_kind_are_one_object_in_storage()
    {
        var peers = HubKinds.All.Where(kind => kind.Plural == "bgppeers").ToList();
        Assert.Equal(["v1beta2", "v1beta1"], peers.Select(kind => kind.Version));
        Assert.Single(peers.Select(kind => kind.StoredAs).Distinct());
        Assert.NotNull(peers[1].DeprecationWarning);
        Assert.Equal(CoreKinds.Event.StoredAs, CoreKinds.NewEvent.StoredAs);
    }

    [Fact]
    public void Custom_kinds_have_a_status_of_their_own_and_count_their_generations() =>
        Assert.All(HubKinds.All.Where(kind => kind.IsCustom), kind =>
            Assert.True(kind is
            {
                HasStatus: true,
                HasGeneration: true,
                TakesUnconditionalUpdates: false,
                Namespaced: true,
            }));

    private static (string Group, string Version, string Kind, string Plural, bool Namespaced)[] ClarionKinds() =>
    [
        Of(Clarion.Api.Kinds.Service), Of(Clarion.Api.Kinds.Node), Of(Clarion.Api.Kinds.Namespace),
        Of(Clarion.Api.Kinds.Pod), Of(Clarion.Api.Kinds.ConfigMap), Of(Clarion.Api.Kinds.Event),
        Of(Clarion.Api.Kinds.EndpointSlice), Of(Clarion.Api.Kinds.Lease), Of(Clarion.Api.Kinds.IPAddressPool),
        Of(Clarion.Api.Kinds.L2Advertisement), Of(Clarion.Api.Kinds.BgpAdvertisement), Of(Clarion.Api.Kinds.BgpPeer),
        Of(Clarion.Api.Kinds.ServiceL2Status),
    ];

    private static (string Group, string Version, string Kind, string Plural, bool Namespaced) Of<T>(
        Clarion.Api.Meta.ObjectKind<T> kind)
        where T : Clarion.Api.Meta.IObject => (kind.Group, kind.Version, kind.Kind, kind.Plural, kind.IsNamespaced);
}
