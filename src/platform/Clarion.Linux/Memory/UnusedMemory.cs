using System.Runtime.InteropServices;

namespace Clarion.Linux.Memory;

/// <summary>Memory that this process holds and does not use.</summary>
public static partial class UnusedMemory
{
    /// <summary>
    /// Collects all garbage and gives the free pages back to the kernel: those of the managed heap and those of libc's
    /// allocator, which the compiler of the runtime uses. Stops the process for some milliseconds.
    /// </summary>
    public static void Release()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _ = TrimAllocator(0);
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimAllocator(nuint keptBytes);
}
