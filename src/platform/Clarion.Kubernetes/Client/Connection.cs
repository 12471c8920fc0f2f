using Clarion.Primitives;

namespace Clarion.Kubernetes.Client;

/// <summary>
/// One connection to the API server, as those who use it need to know it: when it last gave a sign of life, and
/// whether another one took its place, which tells that it is broken or that its server says goodbye (a server that is
/// told to end keeps watches open, and silent, for up to a minute).
/// </summary>
internal sealed class Connection(Instant now) : IDisposable
{
    private readonly CancellationTokenSource replaced = new();
    private long lastSign = now.Nanoseconds;

    /// <summary>Cancelled when another connection took its place.</summary>
    public CancellationToken Replaced => replaced.Token;

    /// <summary>When anything was last received over it.</summary>
    public Instant LastSign => new(Volatile.Read(ref lastSign));

    /// <summary>Notes that something was received.</summary>
    public void Sign(Instant at) => Volatile.Write(ref lastSign, at.Nanoseconds);

    /// <summary>Tells everybody who still uses it.</summary>
    public void Replace() => replaced.Cancel();

    public void Dispose() => replaced.Dispose();
}
