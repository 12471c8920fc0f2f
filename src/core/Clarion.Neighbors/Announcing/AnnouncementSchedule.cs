using Clarion.Primitives;

namespace Clarion.Neighbors.Announcing;

/// <summary>
/// When which address is announced unasked, and where. An address that an interface newly answers for is announced at
/// 0, 0.1, 0.3, 1.1, 2.2 and 4.4 s; one that it answered for already is not. Frames are paced per interface, and the
/// first frame of every address goes before any repeat: after a takeover each client is told as early as can be.
/// </summary>
public sealed class AnnouncementSchedule
{
    private readonly AnnouncementPace pace;
    private readonly Dictionary<InterfaceIndex, InterfaceAnnouncements> interfaces = [];

    /// <exception cref="ArgumentOutOfRangeException">The rate or the interval is out of its range.</exception>
    public AnnouncementSchedule(AnnouncementPace pace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pace.FramesPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pace.FramesPerSecond, AnnouncementPace.FramesPerSecondMax);
        if (pace.RefreshInterval is { } interval)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        this.pace = pace;
    }

    /// <summary>When <see cref="OnDeadline"/> wants to be called; null when nothing is to be sent.</summary>
    public Instant? NextDeadline => interfaces.Values
        .Aggregate((Instant?)null, (earliest, each) => Instant.Earlier(earliest, each.NextDeadline));

    /// <summary>Takes a change over, and puts out what is to be sent at once.</summary>
    public void Handle(AnnouncementInput input, Instant now, Outbox<Announcement> outbox)
    {
        switch (input)
        {
            case AnnouncementInput.Owned owned:
                var announcements = Find(owned.Interface);
                announcements.Set(owned.Mac, owned.Addresses);
                announcements.Release(now, outbox);
                break;
            case AnnouncementInput.Lost lost:
                interfaces.Remove(lost.Interface);
                break;
        }
    }

    /// <summary>Puts out what has fallen due.</summary>
    public void OnDeadline(Instant now, Outbox<Announcement> outbox)
    {
        foreach (var announcements in interfaces.Values)
            announcements.Release(now, outbox);
    }

    private InterfaceAnnouncements Find(InterfaceIndex index)
    {
        if (!interfaces.TryGetValue(index, out var found))
            interfaces.Add(index, found = new(index, pace));
        return found;
    }
}
