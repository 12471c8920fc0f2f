using Clarion.Neighbors.Announcing;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Neighbors.Announcing;

/// <summary>A schedule in virtual time, and all that it ever put out.</summary>
internal sealed class ScheduleRun(AnnouncementPace pace)
{
    private readonly AnnouncementSchedule schedule = new(pace);
    private readonly Outbox<Announcement> outbox = new();

    /// <summary>Each frame with its time in milliseconds since the start.</summary>
    public List<(double Millis, Announcement Frame)> Sent { get; } = [];

    public Instant Now { get; private set; } = new(1_000_000_000_000);

    public Instant? NextDeadline => schedule.NextDeadline;

    private Instant Start { get; } = new(1_000_000_000_000);

    public void Own(InterfaceIndex index, MacAddress mac, params IpAddress[] addresses) => Handle(
        new AnnouncementInput.Owned { Interface = index, Mac = mac, Addresses = [.. addresses] });

    public void Lose(InterfaceIndex index) => Handle(new AnnouncementInput.Lost { Interface = index });

    /// <summary>Meets every deadline of so many milliseconds, on time.</summary>
    public void Pass(double millis)
    {
        var end = Now + TimeSpan.FromMilliseconds(millis);
        while (schedule.NextDeadline is { } deadline && deadline <= end)
        {
            // A deadline that is not behind the present would be met for ever.
            Now = deadline > Now ? deadline : Now;
            var before = Sent.Count;
            schedule.OnDeadline(Now, outbox);
            Collect();
            Assert.NotEqual(before, Sent.Count);
        }

        Now = end;
    }

    /// <summary>Lets the time pass without asking: the loop was late.</summary>
    public void Stall(double millis) => Now += TimeSpan.FromMilliseconds(millis);

    public void MeetDeadline()
    {
        schedule.OnDeadline(Now, outbox);
        Collect();
    }

    private void Handle(AnnouncementInput input)
    {
        schedule.Handle(input, Now, outbox);
        Collect();
    }

    private void Collect()
    {
        foreach (var frame in outbox.Items)
            Sent.Add(((Now - Start).TotalMilliseconds, frame));
        outbox.Clear();
    }
}
