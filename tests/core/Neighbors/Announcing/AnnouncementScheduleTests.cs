using Clarion.Neighbors.Announcing;
using Clarion.Primitives;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Announcing;

public sealed class AnnouncementScheduleTests
{
    private static readonly InterfaceIndex Eth0 = new(2);
    private static readonly InterfaceIndex Eth1 = new(3);
    private static readonly double[] Rounds = [0, 100, 300, 1_100, 2_200, 4_400];

    [Fact]
    public void An_IPv4_address_is_announced_six_times_as_request_and_as_reply()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv4);
        run.Pass(60_000);
        Assert.Equal(
            Rounds.SelectMany(millis => new[]
            {
                (millis, new Announcement(Eth0, OurIPv4, AnnouncementKind.ArpRequest)),
                (millis, new Announcement(Eth0, OurIPv4, AnnouncementKind.ArpReply)),
            }),
            run.Sent);
        Assert.Null(run.NextDeadline);
    }

    [Fact]
    public void An_IPv6_address_is_announced_six_times()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv6);
        run.Pass(60_000);
        Assert.Equal(
            Rounds.Select(millis =>
                (millis, new Announcement(Eth0, OurIPv6, AnnouncementKind.NeighborAdvertisement))),
            run.Sent);
    }

    [Fact]
    public void An_address_that_is_announced_already_sends_nothing_however_often_it_is_said()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv4);
        run.Pass(60_000);
        var sent = run.Sent.Count;
        for (var i = 0; i < 100; i++)
            run.Own(Eth0, Ours, OurIPv4);
        run.Pass(60_000);
        Assert.Equal(sent, run.Sent.Count);
    }

    [Fact]
    public void Saying_it_again_during_the_rounds_neither_adds_nor_delays_any()
    {
        ScheduleRun calm = new(new()), busy = new(new());
        calm.Own(Eth0, Ours, OurIPv4);
        calm.Pass(10_000);
        for (var i = 0; i < 1_000; i++)
        {
            busy.Own(Eth0, Ours, OurIPv4);
            busy.Pass(10);
        }

        Assert.Equal(calm.Sent, busy.Sent);
    }

    [Fact]
    public void A_lost_address_falls_silent_at_once_and_the_others_go_on()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv4, OurIPv6);
        run.Pass(200);
        run.Own(Eth0, Ours, OurIPv6);
        run.Pass(60_000);
        Assert.Equal([0, 0, 100, 100], Times(run, OurIPv4));
        Assert.Equal(Rounds, Times(run, OurIPv6));
    }

    [Fact]
    public void An_address_that_comes_back_is_announced_anew()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv6);
        run.Pass(1_000);
        run.Own(Eth0, Ours);
        run.Pass(1_000);
        run.Own(Eth0, Ours, OurIPv6);
        run.Pass(60_000);
        Assert.Equal([0, 100, 300, .. Rounds.Select(millis => millis + 2_000)], Times(run, OurIPv6));
    }

    [Fact]
    public void A_new_hardware_address_announces_everything_again()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv6);
        run.Pass(2_000);
        run.Own(Eth0, Other, OurIPv6);
        run.Pass(60_000);
        Assert.Equal([0, 100, 300, 1_100, .. Rounds.Select(millis => millis + 2_000)], Times(run, OurIPv6));
    }

    [Fact]
    public void A_link_that_comes_back_announces_everything_again()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv6);
        run.Pass(50);
        run.Lose(Eth0);
        run.Pass(950);
        Assert.Null(run.NextDeadline);
        run.Own(Eth0, Ours, OurIPv6);
        run.Pass(60_000);
        Assert.Equal([0, .. Rounds.Select(millis => millis + 1_000)], Times(run, OurIPv6));
    }

    [Fact]
    public void Interfaces_are_announced_on_apart_from_each_other()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv6);
        run.Pass(1_000);
        run.Own(Eth1, Other, OurIPv6);
        run.Pass(60_000);
        Assert.Equal(Rounds, Times(run, OurIPv6, Eth0));
        Assert.Equal(Rounds.Select(millis => millis + 1_000), Times(run, OurIPv6, Eth1));
    }

    [Fact]
    public void A_refresh_repeats_a_round_for_as_long_as_the_address_is_owned()
    {
        var run = new ScheduleRun(new() { RefreshInterval = TimeSpan.FromSeconds(60) });
        run.Own(Eth0, Ours, OurIPv4);
        run.Pass(185_000);
        run.Own(Eth0, Ours);
        run.Pass(600_000);
        double[] rounds = [.. Rounds, 64_400, 124_400, 184_400];
        Assert.Equal(rounds.SelectMany(millis => new[] { millis, millis }), Times(run, OurIPv4));
    }

    [Fact]
    public void A_late_loop_neither_skips_a_round_nor_shifts_the_later_ones()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, OurIPv6);
        run.Stall(250);
        run.MeetDeadline();
        run.Pass(60_000);
        Assert.Equal([0, 250, 300, 1_100, 2_200, 4_400], Times(run, OurIPv6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void A_rate_out_of_range_is_refused(int rate) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new AnnouncementSchedule(new() { FramesPerSecond = rate }));

    [Fact]
    public void A_refresh_without_a_pause_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new AnnouncementSchedule(new() { RefreshInterval = TimeSpan.Zero }));

    private static IEnumerable<double> Times(ScheduleRun run, IpAddress address) =>
        run.Sent.Where(each => each.Frame.Address == address).Select(each => each.Millis);

    private static IEnumerable<double> Times(ScheduleRun run, IpAddress address, InterfaceIndex index) =>
        run.Sent.Where(each => (each.Frame.Address, each.Frame.Interface) == (address, index))
            .Select(each => each.Millis);
}
