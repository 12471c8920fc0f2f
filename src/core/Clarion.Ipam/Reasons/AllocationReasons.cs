using Clarion.Primitives;

namespace Clarion.Ipam.Reasons;

/// <summary>The texts of <see cref="AllocationReason"/>.</summary>
public static class AllocationReasons
{
    /// <summary>Code, sentence, remedy and docs anchor of each member.</summary>
    public static readonly ReasonCatalogue<AllocationReason> Catalogue = new(Text);

    private static (string Sentence, string Remedy) Text(AllocationReason reason) => reason switch
    {
        AllocationReason.Allocated => (
            "The Service has its address.",
            "Nothing is to be done."),
        AllocationReason.NotLoadBalancer => (
            "The Service is not of type LoadBalancer, so it gets no address.",
            "Set spec.type to LoadBalancer if it should get one."),
        AllocationReason.NoClusterIPs => (
            "The Service has no ClusterIP, so the family of its address is unknown.",
            "Do not make it headless: remove clusterIP: None."),
        AllocationReason.NeedsTwoClusterIPs => (
            "The Service requires dual stack but has one ClusterIP only.",
            "Run the cluster with both families, or set spec.ipFamilyPolicy to PreferDualStack."),
        AllocationReason.InvalidRequest => (
            "What the Service asks for cannot be read.",
            "Correct the annotation or field that the message names."),
        AllocationReason.WrongFamily => (
            "The addresses asked for do not match the families of the Service's ClusterIPs.",
            "Ask for one address of each family that the ClusterIPs have, or change spec.ipFamilies."),
        AllocationReason.NoPools => (
            "There is no address pool.",
            "Create an IPAddressPool in Clarion's namespace."),
        AllocationReason.NoMatchingPool => (
            "No pool gives addresses of these families to this Service by itself.",
            "Look at autoAssign and serviceAllocation of the pools, or create one with these families."),
        AllocationReason.NoFreeAddress => (
            "Every pool that the Service may use is full.",
            "Enlarge a pool, or delete Services that are no longer needed; it is served as soon as one is free."),
        AllocationReason.UnknownPool => (
            "The pool that the Service asks for does not exist.",
            "Create it, or correct the annotation metallb.io/address-pool."),
        AllocationReason.PoolRefused => (
            "The pool that the Service needs, or the ConfigMap with it, has a mistake in it and gives out nothing new.",
            "Correct the pool or the ConfigMap: its events, and a pool's condition Valid, say what is wrong."),
        AllocationReason.PoolNotAllowed => (
            "The pool that the Service asks for is kept for other Services.",
            "Ask for another pool, or change its serviceAllocation."),
        AllocationReason.PoolLacksFamily => (
            "The pool that the Service asks for has no addresses of a family that the Service needs.",
            "Add a range of that family to the pool, or change the Service's families."),
        AllocationReason.PoolExhausted => (
            "The pool that the Service asks for is full.",
            "Enlarge it, or delete Services that are no longer needed; it is served as soon as one is free."),
        AllocationReason.AddressNotInPool => (
            "The address that the Service asks for belongs to no pool.",
            "Ask for an address of a pool, or add it to one."),
        AllocationReason.AddressInOtherPool => (
            "The addresses that the Service asks for are not all of one pool, or not of the pool it asks for.",
            "Ask for addresses of the same pool, and remove a contradicting annotation metallb.io/address-pool."),
        AllocationReason.AddressAvoided => (
            "The address that the Service asks for ends in .0 or .255, and its pool avoids those.",
            "Ask for another address, or set avoidBuggyIPs of the pool to false."),
        AllocationReason.AddressInUse => (
            "Another Service has the address that this one asks for.",
            "Ask for another one; or let them share it: equal annotation metallb.io/allow-shared-ip, different ports, "
            + "and equal selectors where externalTrafficPolicy is Local."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a reason without a text"),
    };
}
