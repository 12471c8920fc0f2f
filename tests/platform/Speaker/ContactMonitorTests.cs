using Clarion.Kubernetes.Informers;
using Clarion.Placement.Facts;
using Clarion.Primitives;
using Clarion.Speaker.Observing;

namespace Clarion.Tests.Platform.Speaker;

public sealed class ContactMonitorTests
{
    private readonly SilentInformer nodes = new();
    private readonly SilentInformer pods = new();
    private readonly ContactMonitor monitor;

    public ContactMonitorTests() => monitor = new([nodes, pods]);

    [Fact]
    public void A_watch_that_is_opened_again_is_no_outage()
    {
        nodes.Problem = "connection reset";
        Assert.Null(Look(0));
        Assert.Null(Look(4.999));
        nodes.Problem = null;
        Assert.Null(Look(5));
    }

    [Fact]
    public void An_outage_is_told_once_and_so_is_its_end_when_all_informers_follow_again()
    {
        (nodes.Problem, pods.Problem) = ("refused", "refused");
        Look(0);
        Assert.IsType<PlacementInput.ContactLost>(Look(5));
        Assert.Null(Look(6));
        nodes.Problem = null;
        Assert.Null(Look(7));
        pods.Problem = null;
        Assert.IsType<PlacementInput.ContactRegained>(Look(8));
        Assert.Null(Look(9));
    }

    private PlacementInput? Look(double seconds) => monitor.Look(Instant.Zero + TimeSpan.FromSeconds(seconds));

    private sealed class SilentInformer : IInformer
    {
        public string Resource => "nodes";

        public bool IsSynced => true;

        public Instant LastTurn => Instant.Zero;

        public TimeSpan TurnInterval => TimeSpan.FromSeconds(1);

        public string? Problem { get; set; }

        public Task RunAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForSyncAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
