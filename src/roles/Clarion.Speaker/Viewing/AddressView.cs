namespace Clarion.Speaker.Viewing;

/// <summary>An address that a speaker is to answer for.</summary>
public sealed record AddressView
{
    /// <summary>The address.</summary>
    public string Address { get; init => field = value ?? ""; } = "";

    /// <summary>The Services that it is of, as NAMESPACE/NAME.</summary>
    public IReadOnlyList<string> Services { get; init => field = value ?? []; } = [];

    /// <summary>Where it answers, by name; empty: nowhere.</summary>
    public IReadOnlyList<string> Interfaces { get; init => field = value ?? []; } = [];

    /// <summary>Interfaces that an L2Advertisement names for it and that cannot be used.</summary>
    public IReadOnlyList<RefusedInterfaceView> Refused { get; init => field = value ?? []; } = [];

    /// <summary>Questions for it: ARP requests and neighbor solicitations.</summary>
    public long RequestsReceived { get; init; }

    /// <summary>Answers sent.</summary>
    public long ResponsesSent { get; init; }

    /// <summary>Announcements that nobody asked for.</summary>
    public long GratuitousSent { get; init; }
}
