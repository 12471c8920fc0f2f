using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Speaker.Reporting;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>Which ServiceL2Status objects of a Service are written, corrected and removed.</summary>
public sealed class StatusChangesTests
{
    private static readonly OwnerReference Pod =
        new() { ApiVersion = "v1", Kind = "Pod", Name = "speaker-x", Uid = "u1" };

    private static readonly StatusIdentity Identity = new("metallb-system", "n1", Pod, new("ns", "web"));

    [Fact]
    public void Without_one_an_announced_Service_gets_one()
    {
        var changes = StatusChanges.Between([], WantedStatus.On([]), Identity);

        Assert.True(changes.Create);
        Assert.Null(changes.Correct);
        Assert.Empty(changes.Delete);
    }

    [Fact]
    public void One_that_says_it_all_stays_as_it_is()
    {
        var changes = StatusChanges.Between([StatusOf("l2-a", "eth0")], WantedStatus.On(["eth0"]), Identity);

        Assert.Equal((false, null), (changes.Create, changes.Correct));
        Assert.Empty(changes.Delete);
        Assert.Empty(changes.Foreign);
    }

    [Fact]
    public void Other_interfaces_or_a_missing_status_are_corrected_in_place()
    {
        var other = StatusOf("l2-a", "eth0");
        var empty = StatusOf("l2-a") with { Status = null };

        Assert.Same(other, StatusChanges.Between([other], WantedStatus.On(["eth1"]), Identity).Correct);
        Assert.Same(empty, StatusChanges.Between([empty], WantedStatus.On([]), Identity).Correct);
    }

    [Fact]
    public void Superfluous_ones_and_those_of_an_earlier_pod_are_deleted()
    {
        var kept = StatusOf("l2-b");
        var earlier = StatusOf("l2-a") with { Metadata = StatusOf("l2-a").Metadata with { OwnerReferences = null } };
        var second = StatusOf("l2-c");
        var changes = StatusChanges.Between([second, kept, earlier], WantedStatus.On([]), Identity);

        Assert.False(changes.Create);
        Assert.Equal(["l2-a", "l2-c"], changes.Delete.Select(status => status.Metadata.Name));
    }

    [Fact]
    public void Fields_that_cannot_be_corrected_make_another_object_necessary()
    {
        var wrong = StatusOf("l2-a") with { Status = new() { Node = "n2" } };
        var changes = StatusChanges.Between([wrong], WantedStatus.On([]), Identity);

        Assert.True(changes.Create);
        Assert.Equal([wrong], changes.Delete);
    }

    [Fact]
    public void Only_who_announces_removes_those_of_other_nodes_and_everybody_its_own()
    {
        var own = StatusOf("l2-a");
        var foreign = StatusOf("l2-b", node: "n2");
        StatusChanges Of(WantedStatus? wanted) => StatusChanges.Between([own, foreign], wanted, Identity);

        Assert.Equal([foreign], Of(WantedStatus.On([])).Foreign);
        Assert.Equal([own], Of(null).Delete);
        Assert.Empty(Of(null).Foreign);
        Assert.Equal([own], Of(WantedStatus.None).Delete);
        Assert.Empty(Of(WantedStatus.None).Foreign);
        Assert.Empty(Of(WantedStatus.Unknown).Delete);
        Assert.Empty(Of(WantedStatus.Unknown).Foreign);
    }

    private static ServiceL2Status StatusOf(string name, string? @interface = null, string node = "n1") => new()
    {
        Metadata = new()
        {
            Name = name,
            Namespace = "metallb-system",
            Labels = new Dictionary<string, string> { ["metallb.io/node"] = node },
            OwnerReferences = [Pod],
        },
        Status = new()
        {
            Node = node,
            ServiceName = "web",
            ServiceNamespace = "ns",
            Interfaces = @interface is null ? null : [new() { Name = @interface }],
        },
    };
}
