namespace Clarion.CommandLine;

/// <summary>How a process that answers once and ends uses the machine.</summary>
internal static class ShortLife
{
    /// <summary>An answer about 2,000 Services takes 55 MB; only what is used becomes resident. In bytes.</summary>
    private const long Budget = 128 << 20;

    /// <summary>The share of large objects: lists as the API server sends them. In bytes.</summary>
    private const long LargeObjects = 48 << 20;

    /// <summary>Where there is less, a speaker may live in the same pod, and its limit is for both.</summary>
    private const long Plenty = 8 * Budget;

    /// <summary>How often a thread without work looks for some before it sleeps. Others need the processor.</summary>
    private const int NoSpins = 0;

    /// <summary>
    /// Lets idle threads sleep at once, and collects no garbage before the budget is used up: nearly all that such a
    /// process reads lives until it ends, so a collection finds nothing and takes a tenth of the time. It does collect
    /// where memory is short.
    /// </summary>
    public static void Begin()
    {
        // Read when the pool starts its first thread.
        AppContext.SetData("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", NoSpins);
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= Plenty)
            GC.TryStartNoGCRegion(Budget, LargeObjects);
    }
}
