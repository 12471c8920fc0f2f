namespace Clarion.Hub.Storage;

/// <summary>Waits until the store has come to a version that a client has heard of.</summary>
internal static class VersionWait
{
    // As kube-apiserver waits.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>True when the store is there; false when it did not come there in time.</summary>
    public static async Task<bool> ReachedAsync(
        ObjectStore store, long version, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var (current, newer) = store.Progress();
            if (current >= version)
                return true;
            var left = Limit - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return false;
            await Task.WhenAny(newer, Task.Delay(left, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
