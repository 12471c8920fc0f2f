using Clarion.Placement.Facts;
using Clarion.Placement.Membership;
using Clarion.Primitives;
using static Clarion.Tests.Core.Placement.Facts;

namespace Clarion.Tests.Core.Placement;

public sealed class MembersTests
{
    private readonly Members members = new();
    private readonly Outbox<MemberChange> outbox = new();

    [Fact]
    public void A_node_with_a_Ready_speaker_is_a_member()
    {
        Tell(0, Seen(Node("n1")), Seen(Node("n2")), ReadyPod("n1"), UnreadyPod("n2"));

        Assert.Equal("n1", Current);
        Assert.Equal([new MemberChange(new("n1"), true)], outbox.Items.ToArray());
        Assert.Null(members.NextDeadline);
    }

    [Fact]
    public void A_silent_speaker_keeps_its_place_for_15_seconds()
    {
        Tell(0, Seen(Node("n1")), ReadyPod("n1"));
        Tell(10, UnreadyPod("n1"));

        Assert.Equal(At(25), members.NextDeadline);
        Assert.Equal("n1", CurrentAt(24.999));
        Assert.Equal("", CurrentAt(25));
        Assert.Null(members.NextDeadline);
    }

    [Fact]
    public void A_speaker_that_is_back_within_15_seconds_never_left()
    {
        Tell(0, Seen(Node("n1")), ReadyPod("n1"));
        outbox.Clear();
        Tell(10, UnreadyPod("n1"));
        Tell(20, ReadyPod("n1"));

        Assert.Equal("n1", CurrentAt(100));
        Assert.Equal(0, outbox.Count);
    }

    [Fact]
    public void A_pod_that_is_replaced_by_another_one_keeps_the_place()
    {
        Tell(0, Seen(Node("n1")), ReadyPod("n1"));
        Tell(10, new PlacementInput.SpeakerPodGone("speaker-n1"));
        Tell(12, Pod("speaker-new", "n1", false));

        Assert.Equal(At(25), members.NextDeadline);
        Tell(14, Pod("speaker-new", "n1", true));
        Assert.Equal("n1", CurrentAt(100));
    }

    [Fact]
    public void Of_two_pods_on_a_node_one_Ready_one_is_enough()
    {
        Tell(0, Seen(Node("n1")), ReadyPod("n1"), Pod("speaker-new", "n1", true));
        Tell(10, new PlacementInput.SpeakerPodGone("speaker-n1"));

        Assert.Null(members.NextDeadline);
        Assert.Equal("n1", Current);
    }

    [Fact]
    public void A_node_that_is_not_Ready_loses_its_place_at_once_and_gets_it_back_with_a_Ready_pod()
    {
        Tell(0, Seen(Node("n1")), Seen(Node("n2")), ReadyPod("n1"), ReadyPod("n2"));
        Tell(10, Seen(Node("n1") with { IsReady = false }), UnreadyPod("n1"));
        Assert.Equal("n2", Current);

        Tell(12, Seen(Node("n1")));
        Assert.Equal("n2", Current);
        Tell(13, ReadyPod("n1"));
        Assert.Equal("n1 n2", Current);
    }

    [Fact]
    public void A_node_that_goes_loses_its_place_at_once()
    {
        Tell(0, Seen(Node("n1")), Seen(Node("n2")), ReadyPod("n1"), ReadyPod("n2"));
        Tell(10, new PlacementInput.NodeGone(new("n1")));

        Assert.Equal("n2", Current);
    }

    [Theory]
    [InlineData(-100, 15)]
    [InlineData(0, 15)]
    [InlineData(4, 11)]
    [InlineData(14.5, 0.5)]
    public void At_first_sight_a_speaker_that_was_Ready_keeps_what_is_left_of_its_time(double since, double left)
    {
        Tell(0, Seen(Node("n1")), UnreadyPod("n1", wasReady: true, since));

        Assert.Equal("n1", Current);
        Assert.Equal(At(left), members.NextDeadline);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 15)]
    [InlineData(true, 1000)]
    public void At_first_sight_a_speaker_that_never_was_Ready_or_is_long_silent_has_no_place(
        bool wasReady, double since)
    {
        Tell(0, Seen(Node("n1")), UnreadyPod("n1", wasReady, since));

        Assert.Equal("", Current);
    }

    [Fact]
    public void A_first_view_is_believed_about_nodes_that_are_not_Ready()
    {
        Tell(0, Seen(Node("n1") with { IsReady = false }), Seen(Node("n2")), ReadyPod("n1"), ReadyPod("n2"));

        Assert.Equal("n2", Current);
    }

    [Fact]
    public void When_no_node_is_Ready_nobody_loses_its_place()
    {
        Tell(0, Seen(Node("n1")), Seen(Node("n2")), ReadyPod("n1"), ReadyPod("n2"));
        Tell(10, Seen(Node("n1") with { IsReady = false }), Seen(Node("n2") with { IsReady = false }),
            UnreadyPod("n1"), UnreadyPod("n2"));

        Assert.Equal("n1 n2", CurrentAt(1000));
        Assert.Null(members.NextDeadline);
    }

    [Fact]
    public void A_first_view_in_which_no_node_is_Ready_goes_by_the_pods()
    {
        Tell(0, Seen(Node("n1") with { IsReady = false }), Seen(Node("n2") with { IsReady = false }),
            ReadyPod("n1"), UnreadyPod("n2"));

        Assert.Equal("n1", Current);
    }

    [Fact]
    public void When_the_first_node_is_Ready_again_the_others_have_30_seconds_to_report()
    {
        Tell(0, Seen(Node("n1")), Seen(Node("n2")), ReadyPod("n1"), ReadyPod("n2"));
        Tell(10, Seen(Node("n1") with { IsReady = false }), Seen(Node("n2") with { IsReady = false }),
            UnreadyPod("n1"), UnreadyPod("n2"));
        Tell(100, Seen(Node("n1")));

        Assert.Equal("n1 n2", CurrentAt(129.999));
        Tell(129.999, ReadyPod("n1"));
        Assert.Equal("n1", CurrentAt(130));
        Assert.Null(members.NextDeadline);
    }

    [Fact]
    public void Without_contact_nobody_loses_its_place_and_then_all_have_30_seconds_to_report()
    {
        Tell(0, Seen(Node("n1")), Seen(Node("n2")), ReadyPod("n1"), ReadyPod("n2"));
        Tell(1, UnreadyPod("n2"));
        Tell(2, new PlacementInput.ContactLost());
        Assert.Equal("n1 n2", CurrentAt(1000));

        Tell(1000, new PlacementInput.ContactRegained(), Seen(Node("n1") with { IsReady = false }));
        Assert.Equal("n1 n2", CurrentAt(1029.999));
        Assert.Equal("", CurrentAt(1030));
    }

    [Fact]
    public void A_first_view_after_an_outage_goes_by_the_pods_until_the_kubelets_had_time_to_report()
    {
        Tell(0, Seen(Node("n1")), Seen(Node("n2") with { IsReady = false }), ReadyPod("n1"),
            UnreadyPod("n2", wasReady: true, sinceSeconds: 1), new PlacementInput.ContactRegained());

        Assert.Equal("n1 n2", CurrentAt(29.999));
        Assert.Equal("n1", CurrentAt(30));
    }

    [Fact]
    public void A_speaker_that_falls_silent_after_contact_returned_has_its_own_15_seconds()
    {
        Tell(0, Seen(Node("n1")), ReadyPod("n1"));
        Tell(2, new PlacementInput.ContactLost());
        Tell(100, new PlacementInput.ContactRegained());
        Tell(120, UnreadyPod("n1"));

        Assert.Equal("n1", CurrentAt(134.999));
        Assert.Equal("", CurrentAt(135));
    }

    private string Current => string.Join(' ', members.Current);

    private static PlacementInput.SpeakerPodSeen Pod(string name, string node, bool isReady) =>
        new(new(name, new(node), isReady));

    private void Tell(double seconds, params PlacementInput[] inputs) =>
        members.Handle(inputs, Facts.At(seconds), outbox);

    private string CurrentAt(double seconds)
    {
        members.Handle([], Facts.At(seconds), outbox);
        return Current;
    }
}
