using Clarion.Ipam.Events;
using Clarion.Ipam.Outcomes;
using FsCheck;
using FsCheck.Fluent;

namespace Clarion.Tests.Core.Ipam;

public sealed class AllocatorPropertyTests
{
    [Fact]
    public void After_every_event_nothing_is_given_twice_or_against_a_rule_nobody_waits_in_vain_and_counters_fit() =>
        ForAll((cluster, world) => world.Check());

    [Fact]
    public void Deciding_again_changes_nothing() => ForAll((cluster, _) =>
    {
        var before = cluster.Outcomes.ToDictionary();
        AllocatorEvent[] again =
        [
            new ConfigurationChanged(cluster.Configuration),
            .. cluster.Namespaces.Select(pair => new NamespaceChanged(pair.Key, pair.Value)),
            .. cluster.Requests.Values.Select(request => new ServiceChanged(request)),
        ];
        foreach (var input in again)
        {
            cluster.Send(input);
            Assert.Equal(before, cluster.Outcomes);
            Assert.Equal(0, cluster.LastCount);
        }
    });

    [Fact]
    public void A_restart_in_any_order_of_events_gives_the_same_outcomes()
    {
        var chance = new Random(1);
        ForAll((cluster, world) =>
        {
            var before = cluster.Outcomes.Values.OrderBy(outcome => outcome.Service).ToList<AllocationOutcome>();
            cluster.Restart(chance);
            world.ForgetGrace();

            Assert.Equal(
                before.Select(outcome => (outcome.Service, outcome.Addresses, outcome.Pool)),
                cluster.Outcomes.Values.OrderBy(outcome => outcome.Service)
                    .Select(outcome => (outcome.Service, outcome.Addresses, outcome.Pool)));
            Assert.Equal(0, cluster.Allocator.DuplicateCount);
            world.Check();
        });
    }

    private static void ForAll(Action<Cluster, World> check) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150),
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf(60), Shrink), steps => Run(steps, check)));

    private static void Run(int[] steps, Action<Cluster, World> check)
    {
        var cluster = Cluster.With();
        var world = new World(cluster);
        foreach (var step in steps)
        {
            Steps.Apply(cluster, step);
            check(cluster, world);
        }
    }

    private static IEnumerable<int[]> Shrink(int[] steps)
    {
        for (var size = steps.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= steps.Length; start += size)
                yield return [.. steps[..start], .. steps[(start + size)..]];
        }
    }
}
