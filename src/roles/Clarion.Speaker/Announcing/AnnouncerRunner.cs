using System.Collections.Immutable;
using System.Threading.Channels;
using Clarion.Neighbors.Interfaces;
using Clarion.Primitives;
using Clarion.Hosting.Loops;
using Clarion.Speaker.Layer2;

namespace Clarion.Speaker.Announcing;

/// <summary>
/// Runs the announcer from the moment it is known which interfaces to leave alone; another one, with the same
/// addresses, when that changes.
/// </summary>
internal sealed class AnnouncerRunner(
    AnnouncerFactory factory, Action<ImmutableArray<AnnouncementOutcome>> onOutcome, Surroundings surroundings)
{
    private readonly Channel<bool> wakeups = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private InterfaceExclusion? wanted;
    private IAnnouncer? current;
    private long madeAt;
    private Desired desired = new([]);

    /// <summary>Why it could not announce now, as a sentence; null when it could.</summary>
    public string? NotOpenBecause => Volatile.Read(ref current) is { } announcer
        ? announcer.NotOpenBecause : "waiting for the list of excluded interfaces";

    /// <summary>What the announcer does now.</summary>
    public AnnouncerView View => Volatile.Read(ref current)?.View ?? AnnouncerView.Nothing;

    /// <summary>Whether it knows which interfaces to leave alone.</summary>
    public bool HasExclusion => Volatile.Read(ref wanted) is not null;

    /// <summary>When the announcer's loop last turned; null while there is none.</summary>
    public Instant? LastTurn
    {
        get
        {
            var made = new Instant(Volatile.Read(ref madeAt));
            return Volatile.Read(ref current)?.LastTurn is not { } last ? null : last > made ? last : made;
        }
    }

    /// <summary>Says which interfaces to leave alone; the first call starts it, an equal one does nothing.</summary>
    public void Use(InterfaceExclusion exclusion)
    {
        Volatile.Write(ref wanted, exclusion);
        wakeups.Writer.TryWrite(true);
    }

    /// <summary>Says all that is to be announced; the last call wins.</summary>
    public void Announce(ImmutableArray<AnnouncedAddress> addresses)
    {
        Volatile.Write(ref desired, new(addresses));
        Volatile.Read(ref current)?.Announce(addresses);
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var exclusion = await OtherThanAsync(null, cancellationToken);
        while (true)
        {
            var announcer = factory(exclusion, onOutcome);
            Volatile.Write(ref madeAt, Instant.Now(surroundings.Time).Nanoseconds);
            Volatile.Write(ref current, announcer);
            announcer.Announce(Volatile.Read(ref desired).Addresses);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var running = Supervisor.RunAsync(
                "announcer", announcer.RunAsync, surroundings.Time, surroundings.Logger, stop.Token);
            try
            {
                exclusion = await OtherThanAsync(exclusion, cancellationToken);
            }
            finally
            {
                await stop.CancelAsync();
                await running;
            }
        }
    }

    private async Task<InterfaceExclusion> OtherThanAsync(
        InterfaceExclusion? present, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Volatile.Read(ref wanted) is { } exclusion && !exclusion.Equals(present))
                return exclusion;
            await wakeups.Reader.ReadAsync(cancellationToken);
        }
    }

    private sealed record Desired(ImmutableArray<AnnouncedAddress> Addresses);
}
