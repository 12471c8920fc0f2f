namespace Clarion.Hub.Schemas;

/// <summary>Which part of an object a write is for.</summary>
internal enum WrittenPath
{
    /// <summary>The object itself: everything but its status.</summary>
    Main,

    /// <summary>.../status: the status, and of core kinds the metadata too.</summary>
    Status,

    /// <summary>.../finalize of a Namespace: spec.finalizers.</summary>
    Finalize,
}
