using Clarion.Primitives;

namespace Clarion.Ipam.Reasons;

/// <summary>The texts of <see cref="PoolReason"/>.</summary>
public static class PoolReasons
{
    /// <summary>Code, sentence, remedy and docs anchor of each member.</summary>
    public static readonly ReasonCatalogue<PoolReason> Catalogue = new(Text);

    private static (string Sentence, string Remedy) Text(PoolReason reason) => reason switch
    {
        PoolReason.Serves => (
            "The Service's address is of this pool.",
            "Nothing is to be done."),
        PoolReason.ComesLater => (
            "The pool could serve the Service, and another one comes first.",
            "Nothing is wrong. To choose this one, ask for it with the annotation metallb.io/address-pool."),
        PoolReason.HasMistake => (
            "The pool is refused for a mistake in it, and gives out nothing new.",
            "Correct the pool: clarion warnings names the field and what is wrong with it."),
        PoolReason.OtherPoolRequested => (
            "The Service asks for another pool.",
            "To use this one, change or remove the Service's annotation metallb.io/address-pool."),
        PoolReason.LacksRequestedAddress => (
            "The address that the Service asks for is not of this pool.",
            "Add the address to the pool, or ask for one that is in it."),
        PoolReason.NamespaceUnknown => (
            "The pool is kept for namespaces with some labels, and those of the Service's namespace are not known.",
            "Wait a moment; if it stays so, see whether the namespaces can be read."),
        PoolReason.KeptForNamespaces => (
            "The pool is kept for other namespaces.",
            "Add the Service's namespace to serviceAllocation of the pool, or use another pool."),
        PoolReason.KeptForServices => (
            "The pool is kept for Services with other labels.",
            "Give the Service a label that serviceAllocation.serviceSelectors of the pool selects."),
        PoolReason.AvoidsRequestedAddress => (
            "The address that the Service asks for ends in .0 or .255, and the pool avoids those.",
            "Ask for another address, or set avoidBuggyIPs of the pool to false."),
        PoolReason.RequestedAddressInUse => (
            "Another Service has the address that this one asks for.",
            "Ask for another address, or let the two share it with the annotation metallb.io/allow-shared-ip."),
        PoolReason.OnRequestOnly => (
            "The pool gives addresses on request only (autoAssign: false).",
            "Ask for it with the annotation metallb.io/address-pool, or set autoAssign of the pool to true."),
        PoolReason.LacksFamily => (
            "The pool has no addresses of a family that the Service needs.",
            "Add a range of that family to the pool, or change spec.ipFamilies of the Service."),
        PoolReason.Full => (
            "All addresses of the pool are in use.",
            "Enlarge the pool, or delete Services that are no longer needed."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a reason without a text"),
    };
}
