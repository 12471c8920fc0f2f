using System.Collections.Immutable;

namespace Clarion.Speaker.Layer2;

/// <summary>All that is to be announced, as one reference: a newer wish replaces it whole.</summary>
internal sealed record Layer2Desired(ImmutableArray<AnnouncedAddress> Addresses)
{
    public static Layer2Desired Nothing { get; } = new([]);
}
