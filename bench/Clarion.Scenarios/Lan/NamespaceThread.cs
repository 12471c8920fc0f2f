using System.Runtime.InteropServices;
using Clarion.Testing.Clusters;
using Microsoft.Win32.SafeHandles;

namespace Clarion.Scenarios.Lan;

/// <summary>Runs work on a thread of its own in a machine's network: sockets made there live there.</summary>
internal static partial class NamespaceThread
{
    private const int NetworkNamespace = 0x40000000; // CLONE_NEWNET

    public static Task<T> RunAsync<T>(LabHost host, Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                Enter(host);
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        })
        { IsBackground = true };
        thread.Start();
        return done.Task;
    }

    private static void Enter(LabHost host)
    {
        using var handle = File.OpenHandle(host.NetworkNamespace);
        if (SetNamespace(handle, NetworkNamespace) != 0)
            throw new IOException($"cannot enter {host.NetworkNamespace}: error {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(SafeFileHandle file, int kind);
}
