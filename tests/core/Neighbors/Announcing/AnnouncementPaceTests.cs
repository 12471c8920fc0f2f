using Clarion.Neighbors.Announcing;
using Clarion.Primitives;
using FsCheck;
using FsCheck.Fluent;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Announcing;

public sealed class AnnouncementPaceTests
{
    private static readonly InterfaceIndex Eth0 = new(2);

    [Fact]
    public void The_first_frame_of_every_address_goes_before_any_repeat()
    {
        var run = new ScheduleRun(new());
        var addresses = Addresses(2_500);
        run.Own(Eth0, Ours, addresses);
        run.Pass(60_000);
        var firsts = run.Sent.Take(2_500).ToList();
        Assert.Equal(addresses, firsts.Select(each => each.Frame.Address));
        Assert.All(firsts, each => Assert.Equal(AnnouncementKind.ArpRequest, each.Frame.Kind));
        // 10 ms of the rate ahead, then 5,000 a second.
        Assert.Equal(489.8, firsts[^1].Millis, tolerance: 0.1);
        Assert.Equal(2_500 * 12, run.Sent.Count);
    }

    [Fact]
    public void An_address_that_comes_while_others_repeat_does_not_wait_for_them()
    {
        var run = new ScheduleRun(new());
        run.Own(Eth0, Ours, Addresses(2_500));
        run.Pass(1_000);
        run.Own(Eth0, Ours, [.. Addresses(2_500), ForeignIPv6]);
        run.Pass(1);
        Assert.Contains(run.Sent, each => each.Frame.Address == ForeignIPv6 && each.Millis <= 1_000.2);
    }

    [Fact]
    public void No_second_has_more_frames_than_the_rate_and_its_forgiven_burst() => Prop.ForAll(
        Gen.Choose(1, 20_000).ToArbitrary(),
        Gen.Choose(1, 400).ToArbitrary(),
        (rate, count) =>
        {
            var run = new ScheduleRun(new() { FramesPerSecond = rate });
            run.Own(Eth0, Ours, Addresses(count));
            run.Pass(10_000);
            var times = run.Sent.Select(each => each.Millis).ToArray();
            var burst = 1 + (rate / 100);
            for (int first = 0, last = 0; last < times.Length; last++)
            {
                while (times[last] - times[first] > 1_000)
                    first++;
                Assert.InRange(last - first + 1, 1, rate + burst + 1);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_address_gets_all_its_frames_in_order() => Prop.ForAll(
        Gen.Choose(50, 5_000).ToArbitrary(),
        Gen.Choose(1, 60).ToArbitrary(),
        (rate, count) =>
        {
            var run = new ScheduleRun(new() { FramesPerSecond = rate });
            run.Own(Eth0, Ours, Addresses(count));
            run.Pass(60_000);
            Assert.All(run.Sent.GroupBy(each => each.Frame.Address), frames => Assert.Equal(
                Enumerable.Range(0, 12)
                    .Select(i => i % 2 == 0 ? AnnouncementKind.ArpRequest : AnnouncementKind.ArpReply),
                frames.Select(each => each.Frame.Kind)));
            Assert.Equal(count * 12, run.Sent.Count);
        }).QuickCheckThrowOnFailure();

    private static IpAddress[] Addresses(int count) =>
        [.. Enumerable.Range(0, count).Select(i => OurIPv4 with { Value = OurIPv4.Value + (uint)i })];
}
