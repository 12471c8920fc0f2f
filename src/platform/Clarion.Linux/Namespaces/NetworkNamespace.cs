using Clarion.Linux.Calls;

namespace Clarion.Linux.Namespaces;

/// <summary>Network namespaces (network_namespaces(7)); needs CAP_SYS_ADMIN.</summary>
public static class NetworkNamespace
{
    /// <summary>Where <c>ip netns</c> keeps those that have a name.</summary>
    public const string Folder = "/run/netns";

    /// <summary>
    /// Moves the calling thread into a namespace: sockets that it makes from now on live there, whoever uses them. The
    /// thread is to be one of its own, never one of a pool.
    /// </summary>
    /// <param name="name">The name that <c>ip netns add</c> gave it.</param>
    /// <param name="failure">What the kernel refused.</param>
    public static bool TryEnter(string name, out LinuxFailure failure)
    {
        using var file = File.OpenHandle(Path.Combine(Folder, name));
        var entered = LibC.SetNs(file, LibC.CLONE_NEWNET) == 0;
        failure = entered ? default : new(LinuxOperation.EnterNamespace, LibC.LastErrno);
        return entered;
    }
}
