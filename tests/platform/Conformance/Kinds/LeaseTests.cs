using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Kinds;

public abstract class LeaseTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : LeaseTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : LeaseTests(server);

    [Theory]
    [InlineData("2026-11-21T09:00:01Z")]
    [InlineData("2026-11-21T09:00:01.123Z")]
    [InlineData("2026-11-21T09:00:01.1234567Z")]
    public async Task A_time_without_six_decimals_is_refused(string time)
    {
        await CreateAsync();
        var answer = await Api.PatchAsync(
            $"{Leases}/l", RawApi.Merge, $$$"""{"spec":{"renewTime":"{{{time}}}"}}""");
        answer.IsRefusal(422, "Invalid");
    }

    [Fact]
    public async Task A_time_with_six_decimals_is_kept()
    {
        await CreateAsync();
        var answer = await Api.PatchAsync(
            $"{Leases}/l", RawApi.Merge, """{"spec":{"renewTime":"2026-11-21T09:00:01.123456Z"}}""");
        Assert.Equal("2026-11-21T09:00:01.123456Z", answer.Is(200).At("spec", "renewTime"));
    }

    [Fact]
    public async Task Two_who_take_over_at_once_are_told_apart_by_the_version()
    {
        var read = await CreateAsync();
        string By(string holder) => $$$"""
            {"apiVersion":"coordination.k8s.io/v1","kind":"Lease",
             "metadata":{"name":"l","resourceVersion":"{{{read.At("metadata", "resourceVersion")}}}"},
             "spec":{"holderIdentity":"{{{holder}}}","leaseDurationSeconds":15,"leaseTransitions":1}}
            """;
        (await Api.PutAsync($"{Leases}/l", By("one"))).Is(200);
        (await Api.PutAsync($"{Leases}/l", By("two"))).IsRefusal(409, "Conflict");
        Assert.Equal("one", (await Api.GetAsync($"{Leases}/l")).At("spec", "holderIdentity"));
    }

    [Fact]
    public async Task A_duration_is_positive()
    {
        var answer = (await Api.PostAsync(Leases, """{"metadata":{"name":"l"},"spec":{"leaseDurationSeconds":0}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Equal("spec.leaseDurationSeconds", answer.At("details", "causes", "0", "field"));
    }

    private async Task<Answer> CreateAsync() =>
        (await Api.PostAsync(Leases, """{"metadata":{"name":"l"},"spec":{"holderIdentity":"a"}}""")).Is(201);
}
