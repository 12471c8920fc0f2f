using Clarion.Primitives;

namespace Clarion.Kubernetes.LeaderElection;

/// <summary>
/// One time of holding the Lease. Written by the elector's loop, read by anybody who asks whether we lead.
/// </summary>
/// <param name="heldFrom">From before the request that took the Lease was sent.</param>
/// <param name="actsFrom">When writes of the leader before us can no longer be on their way.</param>
internal sealed class Term(Instant heldFrom, Instant actsFrom)
{
    private long held = heldFrom.Nanoseconds;
    private bool acts;

    /// <summary>From before the last renewal that worked was sent.</summary>
    public Instant HeldFrom
    {
        get => new(Volatile.Read(ref held));
        set => Volatile.Write(ref held, value.Nanoseconds);
    }

    public Instant ActsFrom => actsFrom;

    /// <summary>Whether the acting has begun.</summary>
    public bool Acts
    {
        get => Volatile.Read(ref acts);
        set => Volatile.Write(ref acts, value);
    }
}
