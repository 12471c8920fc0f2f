using Clarion.Model.Advertisements;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Placement.Planning;
using Clarion.Primitives;
using FsCheck;
using FsCheck.Fluent;
using static Clarion.Tests.Core.Placement.Facts;

namespace Clarion.Tests.Core.Placement;

/// <summary>Planning only what changed comes to the same as planning everything.</summary>
public sealed class IncrementalPlanTests
{
    private const int BatchMax = 5;

    private static readonly string[] NodeNames = ["a", "b", "c", "d", "e"];

    private static readonly Configuration[] Configurations =
    [
        Everything,
        Everything with { L2Rules = [] },
        Everything with
        {
            L2Rules =
            [
                new("rack") { NodeSelectors = [Where("rack", "1")], Interfaces = ["eth1"] },
                new("all") { Preferences = [new(5, Where("rack", "0"))] },
            ],
        },
        Everything with { L2Rules = [new L2Rule("rack") { NodeSelectors = [Where("rack", "1")] }] },
    ];

    [Fact]
    public void After_any_changes_the_plan_is_the_one_from_scratch_and_every_change_was_told() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf().ToArbitrary(), numbers =>
        {
            var outbox = new Outbox<ServicePlacement>();
            var planner = new Planner(TimeSpan.Zero);
            var oneByOne = new Planner(TimeSpan.Zero);
            var told = new Dictionary<ServiceName, ServicePlacement>();
            planner.Handle(Start(), Instant.Zero, outbox);
            oneByOne.Handle(Start(), Instant.Zero, new());
            foreach (var placement in outbox.Items)
                told[placement.Service] = placement;
            outbox.Clear();
            foreach (var together in numbers.Chunk(1 + (numbers.Length % BatchMax)))
            {
                planner.Handle([.. together.Select(Draw)], Instant.Zero, outbox);
                foreach (var number in together)
                    oneByOne.Handle([Draw(number)], Instant.Zero, new());
                foreach (var placement in outbox.Items)
                    told[placement.Service] = placement;
                outbox.Clear();
            }

            var fresh = FromScratch(planner.World);
            Assert.Equal(fresh.Placements.OrderBy(entry => entry.Key), planner.Placements.OrderBy(entry => entry.Key));
            Assert.Equal(
                oneByOne.Placements.OrderBy(entry => entry.Key), planner.Placements.OrderBy(entry => entry.Key));
            Assert.All(planner.Placements, entry => Assert.Equal(entry.Value, told[entry.Key]));
            Assert.All(told.Where(entry => !planner.Placements.ContainsKey(entry.Key)),
                entry => Assert.Null(entry.Value.Owner));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(120));

    /// <summary>A cluster in which everything is announced; the anchor keeps a node Ready, whatever happens.</summary>
    private static List<PlacementInput> Start() =>
    [
        Seen(Node("anchor")), Seen(Everything),
        .. NodeNames.SelectMany(node => new[] { Seen(Node(node)), ReadyPod(node) }),
        .. Enumerable.Range(0, 8).SelectMany(number => new[]
        {
            Seen(Service($"s{number}", $"10.0.1.{number}")), Endpoints($"s{number}", NodeNames),
        }),
    ];

    private static PlacementInput Draw(int number)
    {
        var bits = (uint)number;
        var service = $"s{(bits >> 4) % 8}";
        var node = NodeNames[(bits >> 8) % 5];
        return (bits % 16) switch
        {
            < 4 => Seen(Service(service, $"10.0.0.{(bits >> 12) % 4}", $"fd00::{(bits >> 16) % 4}") with
            {
                TrafficPolicy = (TrafficPolicy)((bits >> 20) & 1),
            }),
            4 => new PlacementInput.ServiceGone(Name(service)),
            < 7 => Endpoints(service, node, NodeNames[(bits >> 12) % 5]),
            7 => new PlacementInput.EndpointsGone(Name(service), $"{service}-1"),
            < 11 => Seen(Node(node, "rack", $"{(bits >> 12) % 3}") with { IsReady = ((bits >> 16) & 3) != 0 }),
            11 => new PlacementInput.NodeGone(new(node)),
            < 15 => ReadyPod(node),
            _ => Seen(Configurations[(bits >> 12) % 4]),
        };
    }

    private static Planner FromScratch(World world)
    {
        var planner = new Planner(TimeSpan.Zero);
        planner.Handle(
            [
                .. world.Services.Values.Select(Seen),
                .. world.Endpoints.Values.SelectMany(slices => slices.Values)
                    .Select(slice => new PlacementInput.EndpointsSeen(slice)),
                .. world.Nodes.Values.Select(Seen),
                .. world.Members.Select(member => ReadyPod(member.Value)),
                Seen(world.Configuration),
            ],
            Instant.Zero, new());
        return planner;
    }
}
