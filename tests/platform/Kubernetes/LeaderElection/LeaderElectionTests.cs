using Clarion.Api;
using Clarion.Api.Coordination;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Clarion.Kubernetes.LeaderElection;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Network;

namespace Clarion.Tests.Platform.Kubernetes.LeaderElection;

/// <summary>Candidates for one Lease, over lines that fail.</summary>
public abstract class LeaderElectionTests(ServerFixture api) : IAsyncLifetime
{
    private TestServer server = null!;
    private KubernetesClient admin = null!;
    private LeaderElectionOptions options = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await api.TestServerAsync();
        admin = await api.ClientAsync();
        options = new(new ObjectKey(await api.NamespaceAsync(Cancel), "clarion-controller"), "")
        {
            LeaseDuration = TimeSpan.FromSeconds(3),
            RenewDeadline = TimeSpan.FromSeconds(2),
            RetryPeriod = TimeSpan.FromSeconds(0.4),
            WriteTimeout = TimeSpan.FromSeconds(0.5),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await admin.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public sealed class OnHub(HubFixture api) : LeaderElectionTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : LeaderElectionTests(api);

    [Fact]
    public async Task The_first_candidate_leads_at_once_and_the_second_waits()
    {
        await using var first = Stand("first");
        await first.LeadsAsync(Cancel);
        Assert.True(first.Elector.IsLeader);
        Assert.InRange(first.Elector.TimeLeft, TimeSpan.FromTicks(1), options.RenewDeadline);
        Assert.InRange(first.Elector.WriteTimeout, TimeSpan.FromTicks(1), options.WriteTimeout);
        await using var second = Stand("second");
        await second.SeesAsync("first", Cancel);
        Assert.False(second.Elector.IsLeader);
        Assert.Equal(TimeSpan.Zero, second.Elector.TimeLeft);
        var lease = await LeaseAsync();
        Assert.Equal(
            ("first", 3, 0), (lease.Spec.HolderIdentity, lease.Spec.LeaseDurationSeconds, lease.Spec.LeaseTransitions));
    }

    [Fact]
    public async Task A_clean_stop_hands_over_without_waiting_for_the_lease()
    {
        await using var first = Stand("first");
        await first.LeadsAsync(Cancel);
        await using var second = Stand("second");
        await second.SeesAsync("first", Cancel);
        var before = TimeProvider.System.GetTimestamp();
        await first.StopAsync();
        Assert.False(first.Elector.IsLeader);
        await second.LeadsAsync(Cancel);
        Assert.InRange(TimeProvider.System.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
        Assert.Equal(1, (await LeaseAsync()).Spec.LeaseTransitions);
    }

    [Fact]
    public async Task A_leader_that_cannot_reach_the_server_stops_before_another_begins()
    {
        await using var proxy = TcpProxy.To(server.Port);
        await using var first = Stand("first", proxy.Port);
        await first.LeadsAsync(Cancel);
        await using var second = Stand("second");
        await second.SeesAsync("first", Cancel);
        proxy.Traffic.Pause();
        await second.LeadsAsync(Cancel);
        Assert.False(first.Elector.IsLeader);
        var stopped = Assert.Single(first.Terms).End!.Value;
        var begun = Assert.Single(second.Terms).Begin;
        var slack = options.LeaseDuration - options.RenewDeadline + options.WriteTimeout;
        Assert.InRange(begun - stopped, slack - TimeSpan.FromSeconds(0.6), slack + TimeSpan.FromSeconds(2));

        proxy.Traffic.Resume();
        await first.SeesAsync("second", Cancel);
        Assert.False(first.Elector.IsLeader);
    }

    [Fact]
    public async Task A_leader_that_dies_is_followed_after_lease_and_write_time_out()
    {
        await using var second = Stand("second");
        await second.LeadsAsync(Cancel);
        await second.StopAsync();
        await HoldAsync("dead");
        var before = TimeProvider.System.GetTimestamp();
        await using var third = Stand("third");
        await third.LeadsAsync(Cancel);
        var wait = options.LeaseDuration + options.WriteTimeout;
        Assert.InRange(TimeProvider.System.GetElapsedTime(before), wait, wait + TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task Whoever_finds_its_own_name_goes_on_at_once()
    {
        await HoldAsync("pod-1");
        var before = TimeProvider.System.GetTimestamp();
        await using var restarted = Stand("pod-1");
        await restarted.LeadsAsync(Cancel);
        Assert.InRange(TimeProvider.System.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task A_leader_whose_lease_was_taken_stops_at_its_next_renewal_and_stands_again()
    {
        await using var first = Stand("first");
        await first.LeadsAsync(Cancel);
        await HoldAsync("usurper");
        await first.EndedAsync(Cancel);
        Assert.False(first.Elector.IsLeader);
        Assert.Contains("usurper holds it", Assert.Single(first.Log.Texts(1032)), StringComparison.Ordinal);
        await first.LeadsAsync(Cancel);
        Assert.Equal(2, first.Terms.Count);
    }

    [Fact]
    public async Task A_leader_whose_lease_was_deleted_or_changed_by_others_goes_on()
    {
        await using var first = Stand("first");
        await first.LeadsAsync(Cancel);
        var label = Patch.Merge("""{"metadata":{"labels":{"a":"b"}}}"""u8.ToArray());
        Assert.True((await admin.PatchAsync(Kinds.Lease, options.Lease, label, Cancel)).IsSuccess);
        await RenewedAsync();
        Assert.True((await admin.DeleteAsync(Kinds.Lease, options.Lease, null, Cancel)).IsSuccess);
        await RenewedAsync();
        Assert.True(first.Elector.IsLeader);
        Assert.Single(first.Terms);
    }

    [Fact]
    public async Task The_lease_is_renewed_while_the_leader_takes_its_time_to_stop()
    {
        await using var first = Stand("first");
        first.StopsOnlyWhenTold = true;
        await first.LeadsAsync(Cancel);
        var stopping = first.StopAsync();
        await RenewedAsync();
        await RenewedAsync();
        Assert.True(first.Elector.IsLeader);
        first.MayStop();
        await stopping;
        Assert.Equal("", (await LeaseAsync()).Spec.HolderIdentity);
    }

    [Fact]
    public async Task When_the_work_ends_by_itself_the_lease_is_released_and_the_election_over()
    {
        await using var client = await api.ClientAsync();
        using var log = new Testing.Logging.LogRecord();
        var elector = new LeaderElector(client, options with { Identity = "once" }, TimeProvider.System, log);
        await elector.RunAsync(_ => Task.CompletedTask, Cancel);
        Assert.Equal("", (await LeaseAsync()).Spec.HolderIdentity);
    }

    [Fact]
    public async Task Of_two_that_grab_at_once_one_leads()
    {
        await using var one = Stand("one");
        await using var two = Stand("two");
        var winner = await Task.WhenAny(one.LeadsAsync(Cancel), two.LeadsAsync(Cancel));
        await winner;
        Assert.True(one.Elector.IsLeader ^ two.Elector.IsLeader);
    }

    private Candidate Stand(string identity, int? port = null) =>
        new(server.Configuration(port), options with { Identity = identity });

    private async Task<Lease> LeaseAsync() => (await admin.GetAsync(Kinds.Lease, options.Lease, Cancel)).ValueOrThrow;

    /// <summary>Waits for the next renewal by whoever holds the Lease.</summary>
    private async Task RenewedAsync()
    {
        var scope = new InformerScope(options.Lease.Namespace, null, $"metadata.name={options.Lease.Name}");
        await using var follower = new RunningInformer<Lease>(server.Configuration(), Kinds.Lease, scope);
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        DateTimeOffset? Renewed() => follower.Feed.View.GetValueOrDefault(options.Lease)?.Spec.RenewTime;
        var before = Renewed();
        await follower.Feed.UntilAsync(_ => Renewed() is { } renewed && renewed != before, Cancel);
    }

    /// <summary>Makes somebody the holder who will never renew.</summary>
    private async Task HoldAsync(string identity)
    {
        var body = $$"""
            {"apiVersion":"coordination.k8s.io/v1","kind":"Lease",
             "metadata":{"name":"{{options.Lease.Name}}","namespace":"{{options.Lease.Namespace}}"},
             "spec":{"holderIdentity":"{{identity}}","leaseDurationSeconds":3} }
            """;
        await admin.PutAsync(Kinds.Lease, options.Lease, body, Cancel);
    }
}
