namespace Clarion.Neighbors.Announcing;

/// <summary>How often announcements are sent.</summary>
public sealed record AnnouncementPace
{
    /// <summary>5,000 frames a second: below what storm control of common switches lets through.</summary>
    public const int DefaultFramesPerSecond = 5_000;

    /// <summary>The most that can be asked for: two thirds of a 100 Mbit/s link.</summary>
    public const int FramesPerSecondMax = 100_000;

    /// <summary>Frames a second and interface, 1 to <see cref="FramesPerSecondMax"/>.</summary>
    public int FramesPerSecond { get; init; } = DefaultFramesPerSecond;

    /// <summary>How often an address is announced again without a cause; null: never.</summary>
    public TimeSpan? RefreshInterval { get; init; }
}
