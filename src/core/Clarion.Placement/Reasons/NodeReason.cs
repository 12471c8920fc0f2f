namespace Clarion.Placement.Reasons;

/// <summary>Why a node announces a Service, or does not; texts: <see cref="NodeReasons"/>.</summary>
public enum NodeReason
{
    /// <summary>It announces.</summary>
    Owner,

    /// <summary>It would, if those before it went.</summary>
    Successor,

    /// <summary>It may, and no speaker lives on it.</summary>
    SpeakerNotReady,

    /// <summary>It may, and a Service that shares the address may not be there.</summary>
    NotInCommon,

    /// <summary>externalTrafficPolicy Local, and it has no endpoint.</summary>
    NoLocalEndpoint,

    /// <summary>It is excluded by label.</summary>
    Excluded,

    /// <summary>It has the condition NetworkUnavailable.</summary>
    NetworkUnavailable,

    /// <summary>No L2Advertisement of the Service selects it.</summary>
    NotSelected,
}
