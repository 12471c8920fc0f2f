namespace Clarion.Ipam.Services;

/// <summary>How the addresses that a Service has stand to what it asks for.</summary>
internal enum Standing
{
    /// <summary>It has none, and none to keep.</summary>
    Nothing,

    /// <summary>All wishes are met.</summary>
    Fulfilled,

    /// <summary>It would like the second family too.</summary>
    Extendable,

    /// <summary>It may keep them, and asks for something else.</summary>
    Unmet,

    /// <summary>They are in no pool any more, for a short while.</summary>
    InGrace,

    /// <summary>It may not keep them.</summary>
    Forbidden,
}
