namespace Clarion.Model.Refusals;

/// <summary>
/// What there is to say about a configuration object or a Service's wishes; texts: <see cref="RefusalReasons"/>.
/// </summary>
public enum RefusalReason
{
    /// <summary>Not a CIDR and not a range.</summary>
    InvalidAddresses,

    /// <summary>The range's first address is after its last.</summary>
    ReversedRange,

    /// <summary>The range's two ends are of different families.</summary>
    MixedFamilies,

    /// <summary>The pool has no addresses.</summary>
    EmptyPool,

    /// <summary>Addresses that an older pool, or an earlier entry of the same pool, has already.</summary>
    OverlappingAddresses,

    /// <summary>A name or value given twice.</summary>
    Duplicate,

    /// <summary>A label selector that cannot be read.</summary>
    InvalidSelector,

    /// <summary>A value outside its range.</summary>
    OutOfRange,

    /// <summary>Text that is no YAML, or a field that does not exist.</summary>
    Malformed,

    /// <summary>A field that must be there and is not.</summary>
    Required,

    /// <summary>Something that Clarion does not do yet.</summary>
    NotSupported,

    /// <summary>The legacy ConfigMap is what configures the cluster.</summary>
    LegacyInUse,

    /// <summary>The legacy ConfigMap is there, but custom resources are too, and they win.</summary>
    LegacyIgnored,

    /// <summary>An object names another one that is not there.</summary>
    UnknownReference,

    /// <summary>No advertisement is for the pool.</summary>
    UnannouncedPool,

    /// <summary>The object is in a namespace where nobody reads it.</summary>
    OtherNamespace,

    /// <summary>A Service asks for something that is no IP address.</summary>
    InvalidRequestedAddress,

    /// <summary>A Service asks for two addresses of one family, or for more than two.</summary>
    TooManyAddresses,

    /// <summary>A Service asks for addresses in two places.</summary>
    RequestedTwice,
}
