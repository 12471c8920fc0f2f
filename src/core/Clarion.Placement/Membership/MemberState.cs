using Clarion.Primitives;

namespace Clarion.Placement.Membership;

/// <summary>One node as <see cref="Members"/> knows it, which owns it.</summary>
internal sealed class MemberState
{
    private Instant keepUntil = new(long.MinValue);

    public bool Exists { get; set; }

    public bool IsReady { get; set; }

    public bool IsMember { get; set; }

    public HashSet<string> ReadyPods { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether nothing would be lost by forgetting it.</summary>
    public bool IsForgettable => !Exists && !IsMember && ReadyPods.Count == 0;

    public void KeepUntil(Instant until) => keepUntil = until > keepUntil ? until : keepUntil;

    /// <summary>Gives up what is left of the grace: the place comes back with a Ready pod only.</summary>
    public void EndGrace() => keepUntil = new(long.MinValue);

    /// <summary>Whether its speaker is Ready, or was so a moment ago.</summary>
    public bool HasSpeaker(Instant now) => ReadyPods.Count > 0 || keepUntil > now;

    /// <summary>When it loses its place if nothing more is heard.</summary>
    public Instant? Deadline(Instant now) => ReadyPods.Count == 0 && keepUntil > now ? keepUntil : null;
}
