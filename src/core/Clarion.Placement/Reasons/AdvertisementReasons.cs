using Clarion.Primitives;

namespace Clarion.Placement.Reasons;

/// <summary>The texts of <see cref="AdvertisementReason"/>.</summary>
public static class AdvertisementReasons
{
    /// <summary>Code, sentence, remedy and docs anchor of each member.</summary>
    public static readonly ReasonCatalogue<AdvertisementReason> Catalogue = new(Text);

    private static (string Sentence, string Remedy) Text(AdvertisementReason reason) => reason switch
    {
        AdvertisementReason.Applies => (
            "The L2Advertisement speaks for the Service.",
            "Nothing is wrong."),
        AdvertisementReason.OtherPools => (
            "The L2Advertisement is for other pools than the one of the Service's address.",
            "Add the pool to its ipAddressPools, or create another L2Advertisement for the pool."),
        AdvertisementReason.OtherServices => (
            "The L2Advertisement is for Services with other labels.",
            "Correct its serviceSelectors, or the labels of the Service."),
        AdvertisementReason.AdvertisementRefused => (
            "The L2Advertisement is refused for a mistake in it, and is no reason to announce anything new.",
            "Correct it: clarion warnings names the field and what is wrong with it."),
        AdvertisementReason.SelectsNoNode => (
            "The L2Advertisement speaks for the Service, and its nodeSelectors select no node of the cluster.",
            "Correct its nodeSelectors, or the labels of the nodes: kubectl get nodes --show-labels."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a reason without a text"),
    };
}
