using Clarion.Model.Services;
using Clarion.Neighbors.Interfaces;
using Clarion.Placement.Reasons;
using Clarion.Primitives;
using Clarion.Speaker.Announcing;
using Clarion.Speaker.Layer2;
using Clarion.Speaker.Viewing;
using Clarion.Testing.Clocks;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>What is in a speaker's answer, and how much of it at most.</summary>
public sealed class ViewMakerTests
{
    private static readonly IpAddress Address = IpAddress.ParseOrThrow("10.7.0.1");

    [Fact]
    public void Refused_interfaces_are_named_with_the_reason_and_too_many_are_counted()
    {
        var refused = Enumerable.Range(0, ViewMaker.RefusedInterfacesMax + 3)
            .Select(number => new RefusedInterface($"veth{number}", InterfaceVerdict.Excluded));
        var announcer = AnnouncerView.Nothing with
        {
            Refused = [.. refused],
            Outcomes = [new(Address, ["eth0"], [new("eth9", InterfaceVerdict.Missing)])],
        };
        var view = ViewMaker.Make(announcer, OwnServices.None);
        Assert.Equal(ViewMaker.RefusedInterfacesMax, view.RefusedInterfaces.Count);
        Assert.Equal(3, view.OmittedCount);
        var missing = Assert.Single(view.Addresses[0].Refused);
        Assert.Equal(("eth9", "Missing"), (missing.Name, missing.Verdict));
    }

    [Fact]
    public void Of_the_decisions_the_last_are_kept()
    {
        var log = new DecisionLog(new ManualTime());
        for (var i = 0; i <= DecisionLog.CountMax; i++)
            log.Add(new(new ServiceName("shop", $"s{i}"), null, PlacementReason.NoEndpoints));
        Assert.Equal(DecisionLog.CountMax, log.Last.Length);
        Assert.Equal($"shop/s{DecisionLog.CountMax}", log.Last[0].Service);
        Assert.Equal("shop/s1", log.Last[^1].Service);
    }
}
