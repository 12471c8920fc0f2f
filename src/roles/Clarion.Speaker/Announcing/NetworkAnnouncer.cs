using System.Collections.Immutable;
using Clarion.Primitives;
using Clarion.Speaker.Layer2;

namespace Clarion.Speaker.Announcing;

/// <summary>The real thing: ARP and NDP.</summary>
internal sealed class NetworkAnnouncer(Layer2Announcer layer2) : IAnnouncer
{
    public string? NotOpenBecause => layer2.NotOpenBecause;

    public Instant LastTurn => layer2.LastTurn;

    public AnnouncerView View => layer2.View;

    public void Announce(ImmutableArray<AnnouncedAddress> addresses) => layer2.Announce(addresses);

    public Task RunAsync(CancellationToken cancellationToken) => layer2.RunAsync(cancellationToken);
}
