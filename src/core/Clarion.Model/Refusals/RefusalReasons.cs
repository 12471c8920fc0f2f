using Clarion.Primitives;

namespace Clarion.Model.Refusals;

/// <summary>The texts of <see cref="RefusalReason"/>.</summary>
public static class RefusalReasons
{
    /// <summary>Code, sentence, remedy and docs anchor of each member.</summary>
    public static readonly ReasonCatalogue<RefusalReason> Catalogue = new(Text);

    private static (string Sentence, string Remedy) Text(RefusalReason reason) => reason switch
    {
        RefusalReason.InvalidAddresses => (
            "An entry is neither a CIDR nor a range of addresses.",
            "Write it as 192.0.2.0/24, 192.0.2.10-192.0.2.20 or 2001:db8::/64; one address is 192.0.2.10/32."),
        RefusalReason.ReversedRange => (
            "The first address of a range comes after its last.",
            "Swap the two ends."),
        RefusalReason.MixedFamilies => (
            "A range begins with an address of one family and ends with one of the other.",
            "Write one range for IPv4 and another one for IPv6."),
        RefusalReason.EmptyPool => (
            "The pool has no addresses.",
            "List at least one CIDR or range under addresses, or delete the pool."),
        RefusalReason.OverlappingAddresses => (
            "Some addresses belong to an older pool, or to an earlier entry of the same pool, already.",
            "Remove them here or there: an address belongs to one pool."),
        RefusalReason.Duplicate => (
            "The same name or value is given twice.",
            "Keep one of them."),
        RefusalReason.InvalidSelector => (
            "A label selector cannot be read.",
            "Use the operators In and NotIn with values, Exists and DoesNotExist without, and valid label names."),
        RefusalReason.OutOfRange => (
            "A value is outside the range that the field allows.",
            "Choose a value within the range that the message names."),
        RefusalReason.Malformed => (
            "The text is no YAML, is not of the expected shape, or has a field that does not exist.",
            "Correct the spelling or the indentation at the named place."),
        RefusalReason.Required => (
            "A field that must be there is missing.",
            "Add the field."),
        RefusalReason.NotSupported => (
            "This part of the configuration has no effect in this version of Clarion.",
            "Remove it, or keep it for a later version; everything else works meanwhile."),
        RefusalReason.LegacyInUse => (
            "The cluster is configured by a ConfigMap in the form of MetalLB v0.12 and before.",
            "Print the same as custom resources with 'clarion migrate', and apply that."),
        RefusalReason.LegacyIgnored => (
            "The legacy ConfigMap is ignored, because custom resources configure the cluster.",
            "Delete the ConfigMap; or, to go back to it, delete the custom resources."),
        RefusalReason.UnknownReference => (
            "The object names another one that is not there.",
            "Correct the name, or create the other object."),
        RefusalReason.UnannouncedPool => (
            "No advertisement is for the pool, so its addresses are given and nobody answers for them.",
            "Write an L2Advertisement or a BGPAdvertisement that names the pool, or one that names none."),
        RefusalReason.OtherNamespace => (
            "The object is in a namespace where Clarion does not read it.",
            "Create it in the namespace that Clarion is installed in."),
        _ => TextOfService(reason),
    };

    private static (string Sentence, string Remedy) TextOfService(RefusalReason reason) => reason switch
    {
        RefusalReason.InvalidRequestedAddress => (
            "The Service asks for something that is no IP address.",
            "Write one address, or one IPv4 and one IPv6 address with a comma between them."),
        RefusalReason.TooManyAddresses => (
            "The Service asks for more addresses than one of each family.",
            "Ask for one address, or for one IPv4 and one IPv6 address."),
        RefusalReason.RequestedTwice => (
            "The Service asks for addresses both in an annotation and in spec.loadBalancerIP.",
            "Keep the annotation metallb.io/loadBalancerIPs and remove spec.loadBalancerIP."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a reason without a text"),
    };
}
