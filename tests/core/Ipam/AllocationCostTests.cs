using Clarion.Ipam;
using Clarion.Ipam.Events;
using Clarion.Ipam.Outcomes;
using Clarion.Model.Selectors;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

public sealed class AllocationCostTests
{
    [Fact]
    public void Giving_addresses_and_taking_them_back_allocates_nothing_once_it_has_happened()
    {
        const int Count = 2_000;
        var allocator = new Allocator(Cluster.Grace);
        var outbox = new Outbox<AllocationOutcome>();
        allocator.Handle(
            new ConfigurationChanged(new() { Pools = [Cluster.Pool("p", "10.0.0.0/16")] }), default, outbox);
        allocator.Handle(new NamespaceChanged("shop", LabelSet.Empty), default, outbox);
        allocator.Handle(new Synced(), default, outbox);
        var wanting = Enumerable.Range(0, Count).Select(i => Cluster.Request($"s{i}")).ToArray();
        AllocatorEvent[] take = [.. wanting.Select(request => new ServiceChanged(request))];
        AllocatorEvent[] give =
            [.. wanting.Select(request => new ServiceChanged(request with { WantsAddress = false }))];
        // Every other one first, so that the free addresses fall into many intervals.
        AllocatorEvent[] scattered = [.. give.Where((_, i) => i % 2 == 0), .. give.Where((_, i) => i % 2 == 1)];
        AllocatorEvent[] round = [.. take, .. scattered];

        Run(allocator, outbox, round);
        Run(allocator, outbox, round);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(allocator, outbox, round);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, allocator.AddressCount);
    }

    private static void Run(Allocator allocator, Outbox<AllocationOutcome> outbox, AllocatorEvent[] events)
    {
        foreach (var input in events)
        {
            outbox.Clear();
            allocator.Handle(input, default, outbox);
        }
    }
}
