using System.Collections.Immutable;
using Clarion.Primitives;
using Clarion.Speaker.Layer2;

namespace Clarion.Speaker.Announcing;

/// <summary>What announces on the network, as the speaker sees it.</summary>
internal interface IAnnouncer
{
    /// <summary>Why it could not announce now, as a sentence; null when it could.</summary>
    string? NotOpenBecause { get; }

    /// <summary>When its loop last turned.</summary>
    Instant LastTurn { get; }

    /// <summary>What it does now.</summary>
    AnnouncerView View { get; }

    /// <summary>Says all that is to be announced; the last call wins. Returns at once.</summary>
    void Announce(ImmutableArray<AnnouncedAddress> addresses);

    /// <summary>Announces until cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
