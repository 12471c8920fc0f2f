using System.Collections.Immutable;
using System.Threading.Channels;
using Clarion.Neighbors.Interfaces;
using Clarion.Primitives;
using Clarion.Speaker.Announcing;
using Clarion.Speaker.Layer2;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>A node's network as a list of interface names; what it is told to announce can be waited for.</summary>
internal sealed class FakeAnnouncer(
    InterfaceExclusion exclusion,
    ImmutableArray<string> interfaces,
    Action<ImmutableArray<AnnouncementOutcome>> onOutcome) : IAnnouncer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Channel<ImmutableArray<AnnouncedAddress>> calls =
        Channel.CreateUnbounded<ImmutableArray<AnnouncedAddress>>();

    private ImmutableArray<AnnouncementOutcome> outcomes = [];
    private int callCount;

    public string? NotOpenBecause { get; private set; } = "it does not run";

    public Instant LastTurn => Instant.Now(TimeProvider.System);

    public InterfaceExclusion Exclusion => exclusion;

    public AnnouncerView View => AnnouncerView.Nothing with { Interfaces = interfaces, Outcomes = outcomes };

    /// <summary>What it was told last, as text.</summary>
    public string Last { get; private set; } = "nothing yet";

    /// <summary>How often it was told.</summary>
    public int CallCount => Volatile.Read(ref callCount);

    public void Announce(ImmutableArray<AnnouncedAddress> addresses)
    {
        Interlocked.Increment(ref callCount);
        outcomes = [.. addresses.Select(OutcomeOf)];
        calls.Writer.TryWrite(addresses);
        onOutcome(outcomes);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        NotOpenBecause = null;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// Waits until it is told to announce exactly this: ADDRESS, or ADDRESS@INTERFACE+INTERFACE, by blanks.
    /// </summary>
    public async Task AnnouncesAsync(string expected, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            while (Last != expected)
                Last = Text(await calls.Reader.ReadAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"expected to announce '{expected}', last told '{Last}'");
        }
    }

    private static string Text(ImmutableArray<AnnouncedAddress> addresses) => string.Join(' ', addresses.Select(
        each => each.Interfaces.IsEmpty ? $"{each.Address}" : $"{each.Address}@{string.Join('+', each.Interfaces)}"));

    private AnnouncementOutcome OutcomeOf(AnnouncedAddress asked) => new(
        asked.Address,
        asked.Interfaces.IsEmpty ? interfaces : [.. asked.Interfaces.Where(interfaces.Contains)],
        [
            .. asked.Interfaces.Where(name => !interfaces.Contains(name))
                .Select(name => new RefusedInterface(name, InterfaceVerdict.Missing)),
        ]);
}
