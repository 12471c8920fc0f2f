namespace Clarion.Testing.Clusters;

/// <summary>A machine holds one cluster at a time (its addresses are fixed): this lock says whose turn it is.</summary>
internal static class ClusterLock
{
    private const string Path = "/tmp/clarion-cluster.lock";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the turn; it ends when the result is disposed, or with this process.</summary>
    public static async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        for (var said = false; ; said = true)
        {
            try
            {
                return new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!cancellation.IsCancellationRequested)
            {
                if (!said)
                    await Console.Error.WriteLineAsync($"cluster: waiting for another one to end (lock {Path})");
                await Task.Delay(Pause, TimeProvider.System, cancellation);
            }
        }
    }
}
