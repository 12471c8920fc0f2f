using Clarion.Primitives;

namespace Clarion.Speaker;

/// <summary>A loop that the speaker runs.</summary>
/// <param name="Name">For logs and probes.</param>
/// <param name="RunAsync">One life of it.</param>
internal sealed record HostedLoop(string Name, Func<CancellationToken, Task> RunAsync)
{
    /// <summary>When it last turned; null where it does not tell, or has not begun.</summary>
    public Func<Instant?> LastTurn { get; init; } = () => null;
}
