using System.Runtime.InteropServices;

namespace Clarion.Linux.Calls;

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollFd
{
    public int File;
    public short Events;
    public short Returned;
}
