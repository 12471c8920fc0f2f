using Microsoft.Win32.SafeHandles;

namespace Clarion.Linux.Calls;

/// <summary>An open file descriptor; whoever holds it closes it.</summary>
internal sealed class FileHandle : SafeHandleMinusOneIsInvalid
{
    public FileHandle()
        : base(ownsHandle: true)
    {
    }

    /// <summary>The number, valid while the handle is open.</summary>
    public int Number => (int)handle;

    /// <summary>Gives the descriptor away: from now on someone else closes it.</summary>
    public nint Release()
    {
        var number = handle;
        SetHandleAsInvalid();
        return number;
    }

    protected override bool ReleaseHandle() => LibC.Close(handle) == 0;
}
