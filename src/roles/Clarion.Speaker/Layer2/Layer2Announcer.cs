using System.Collections.Immutable;
using System.Threading.Channels;
using Clarion.Linux.Links;
using Clarion.Neighbors.Announcing;
using Clarion.Primitives;
using Clarion.Speaker.Layer2.Answering;
using Microsoft.Extensions.Logging;

namespace Clarion.Speaker.Layer2;

/// <summary>
/// Answers ARP and NDP for the addresses that this node announces, on every usable interface, and tells the link of
/// each new one. One loop owns all state; answers come from a thread of their own.
/// </summary>
/// <param name="monitor">The interfaces; the caller runs it.</param>
/// <param name="options">What the operator has set.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Tells of interfaces and of what the kernel refuses.</param>
/// <param name="onOutcome">
/// Called by the loop with every announced address whenever it has become true somewhere else than before, after the
/// sockets answer and the first announcement is on its way; not when the loop ends. Must not block.
/// </param>
public sealed class Layer2Announcer(
    LinkMonitor monitor,
    Layer2Options options,
    TimeProvider clock,
    ILogger<Layer2Announcer> logger,
    Action<ImmutableArray<AnnouncementOutcome>> onOutcome)
{
    /// <summary>The loop turns at least so often, for the sake of liveness.</summary>
    private static readonly TimeSpan TurnMax = TimeSpan.FromSeconds(1);

    /// <summary>After the kernel refused something, and nothing else happened.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private const string WaitingForSockets = "waiting for the sockets of the network interfaces";

    private readonly Channel<bool> wakeups = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly AnnouncementSchedule schedule = new(options.Pace);
    private readonly Outbox<Announcement> outbox = new();
    private readonly byte[] frame = new byte[Announcement.LengthMax];
    private Layer2Desired desired = Layer2Desired.Nothing;
    private Layer2Desired? appliedDesired;
    private LinkSnapshot? appliedLinks;
    private Instant? retryAt;
    private IReadOnlyDictionary<IpAddress, AddressCounters> counters = new Dictionary<IpAddress, AddressCounters>();
    private ImmutableArray<AnnouncementOutcome> outcomes = [];
    private AnnouncerView view = AnnouncerView.Nothing;
    private AnsweringThread? answering;
    private long lastTurnNanoseconds;
    private string? notOpenBecause = WaitingForSockets;

    /// <summary>
    /// What readiness asks, as a sentence; null when an interface is usable and the sockets of all usable ones are open
    /// </summary>
    public string? NotOpenBecause => Volatile.Read(ref notOpenBecause);

    /// <summary>
    /// When both the loop and the answering thread had last turned; never more than a second ago unless one is stuck.
    /// </summary>
    public Instant LastTurn
    {
        get
        {
            var loop = new Instant(Volatile.Read(ref lastTurnNanoseconds));
            return Volatile.Read(ref answering)?.LastTurn is { } thread && thread < loop ? thread : loop;
        }
    }

    /// <summary>Questions that came faster than they could be answered, and were lost; since it runs.</summary>
    public long DroppedFrames => Volatile.Read(ref answering)?.DroppedFrames ?? 0;

    /// <summary>The counters of every announced address.</summary>
    public IReadOnlyDictionary<IpAddress, AddressCounters> Counters => Volatile.Read(ref counters);

    /// <summary>What it does now, for those who ask; from any thread.</summary>
    public AnnouncerView View => Volatile.Read(ref view) with { DroppedFrames = DroppedFrames };

    /// <summary>
    /// Says which addresses this node is to answer for: all of them. Returns at once, from any thread; the last call
    /// wins. What was announced before and is unchanged sends nothing.
    /// </summary>
    /// <param name="addresses">Each address once.</param>
    public void Announce(ImmutableArray<AnnouncedAddress> addresses)
    {
        Volatile.Write(ref desired, new(addresses));
        Wake();
    }

    /// <summary>Runs until cancelled, or until a bug or a lack of descriptors ends it; may be run again then.</summary>
    /// <exception cref="IOException">The kernel refused what nothing works without.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!AnsweringThread.TryStart(clock, Wake, out var thread, out var failure))
            throw new IOException(failure.ToString());
        using var started = thread!;
        using var served = new ServedInterfaces(started, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = clock.CreateTimer(
            static self => ((Layer2Announcer)self!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        (appliedDesired, appliedLinks, retryAt) = (null, null, null);
        Volatile.Write(ref answering, started);
        var following = FollowLinksAsync(stop.Token);
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                Turn(started, served);
                timer.Change(UntilNextTurn(), Timeout.InfiniteTimeSpan);
                await wakeups.Reader.ReadAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        finally
        {
            Volatile.Write(ref notOpenBecause, WaitingForSockets);
            Volatile.Write(ref answering, null);
            Forget(served);
            await stop.CancelAsync();
            await following;
        }
    }

    private void Wake() => wakeups.Writer.TryWrite(true);

    private async Task FollowLinksAsync(CancellationToken cancellation)
    {
        LinkSnapshot? seen = null;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                seen = await monitor.NextAsync(seen, cancellation);
                Wake();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Turn(AnsweringThread thread, ServedInterfaces served)
    {
        if (thread.Failure is { } bug)
            throw new InvalidOperationException("the answering thread has ended", bug);
        var now = Instant.Now(clock);
        Volatile.Write(ref lastTurnNanoseconds, now.Nanoseconds);
        var links = monitor.Current;
        var wanted = Volatile.Read(ref desired);
        var hasChanged = links != appliedLinks || wanted != appliedDesired || served.AnyBroken || now >= retryAt;
        if (links is not null && hasChanged)
            Apply(links, wanted, served);
        schedule.OnDeadline(Instant.Now(clock), outbox);
        Send(served);
    }

    private void Apply(LinkSnapshot links, Layer2Desired wanted, ServedInterfaces served)
    {
        (appliedLinks, appliedDesired) = (links, wanted);
        var plan = Layer2Plan.Make(links, options.ExcludedInterfaces, wanted.Addresses);
        Volatile.Write(ref counters, wanted.Addresses.ToDictionary(
            each => each.Address, each => counters.GetValueOrDefault(each.Address) ?? new()));
        var changed = new List<AnnouncementInput>();
        served.Apply(plan.Interfaces, counters, changed);
        var now = Instant.Now(clock);
        foreach (var input in changed)
            schedule.Handle(input, now, outbox);
        Send(served);
        retryAt = served is { AllOpen: true, AllJoined: true } ? null : now + RetryDelay;
        var isOpen = served is { Any: true, AllOpen: true };
        Volatile.Write(ref notOpenBecause, plan.NoInterface ?? (isOpen ? null : WaitingForSockets));
        ImmutableArray<AnnouncementOutcome> present =
            [.. plan.Outcomes.Select(each => served.AllOpen ? each : Without(each, served))];
        Volatile.Write(ref view, new(
            [.. plan.Interfaces.Select(each => each.Name).Where(served.IsServed)], plan.Refused, present, counters, 0));
        Report(present);
    }

    private static AnnouncementOutcome Without(AnnouncementOutcome outcome, ServedInterfaces served) =>
        outcome with { Interfaces = [.. outcome.Interfaces.Where(served.IsServed)] };

    private void Send(ServedInterfaces served)
    {
        foreach (var announcement in outbox.Items)
        {
            if (served.Find(announcement.Interface) is not { } found)
                continue;
            var port = announcement.Kind == AnnouncementKind.NeighborAdvertisement ? found.Ndp : found.Arp;
            var length = announcement.Write(found.Plan.Mac, frame);
            // A frame that the kernel does not take now is repeated soon enough.
            if (port.Socket.TrySend(frame.AsSpan(0, length), out _) && announcement.Kind != AnnouncementKind.ArpReply)
                counters[announcement.Address].CountGratuitous();
        }

        outbox.Clear();
    }

    private void Report(ImmutableArray<AnnouncementOutcome> current)
    {
        if (current.AsSpan().SequenceEqual(outcomes.AsSpan()))
            return;
        outcomes = current;
        onOutcome(current);
    }

    private TimeSpan UntilNextTurn()
    {
        var now = Instant.Now(clock);
        var latest = now + TurnMax;
        var next = Instant.Earlier(Instant.Earlier(schedule.NextDeadline, retryAt), latest)!.Value;
        // Timers have a grain of a millisecond; rounded down they would fire too early, again and again.
        return next <= now ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds));
    }

    /// <summary>Nothing is announced any more, so that a second run announces everything again.</summary>
    private void Forget(ServedInterfaces served)
    {
        foreach (var index in served.Indexes)
            schedule.Handle(new AnnouncementInput.Lost { Interface = index }, Instant.Now(clock), outbox);
        outbox.Clear();
    }
}
