using System.Collections.Immutable;
using Clarion.Primitives;

namespace Clarion.Neighbors.Announcing;

/// <summary>What happened to an interface, or to what it answers for.</summary>
public abstract record AnnouncementInput
{
    private AnnouncementInput()
    {
    }

    /// <summary>The interface.</summary>
    public required InterfaceIndex Interface { get; init; }

    /// <summary>
    /// The interface is usable and answers for exactly these addresses. Those it did not answer for before are
    /// announced; all are when its hardware address has changed.
    /// </summary>
    public sealed record Owned : AnnouncementInput
    {
        /// <summary>The interface's hardware address.</summary>
        public required MacAddress Mac { get; init; }

        /// <summary>Every address that it answers for, in the order in which they are to be announced.</summary>
        public required ImmutableArray<IpAddress> Addresses { get; init; }
    }

    /// <summary>The interface went away or down: nothing is sent on it, and all is new when it comes back.</summary>
    public sealed record Lost : AnnouncementInput;
}
