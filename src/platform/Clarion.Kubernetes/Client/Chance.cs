using System.Security.Cryptography;

namespace Clarion.Kubernetes.Client;

/// <summary>A source of chance for jitter, safe to share between threads.</summary>
internal sealed class Chance(int seed)
{
    private readonly Lock gate = new();

    // CA5394: jitter is no secret.
#pragma warning disable CA5394
    private readonly Random random = new(seed);

    /// <summary>A seed that no other process has.</summary>
    public static Chance OfThisProcess() => new(RandomNumberGenerator.GetInt32(int.MaxValue));

    /// <summary>A number from 0 up to 1.</summary>
    public double Next()
    {
        lock (gate)
            return random.NextDouble();
    }
#pragma warning restore CA5394
}
