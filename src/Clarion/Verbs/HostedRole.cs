namespace Clarion.Verbs;

/// <summary>A role as its process sees it.</summary>
/// <param name="RunAsync">Runs until cancelled.</param>
/// <param name="NotLive">Which loop is stuck; null when all turn.</param>
/// <param name="NotReady">What it waits for; null when ready.</param>
internal sealed record HostedRole(
    Func<CancellationToken, Task> RunAsync, Func<string?> NotLive, Func<string?> NotReady);
