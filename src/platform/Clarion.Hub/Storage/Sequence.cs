using Clarion.Hub.Access;

namespace Clarion.Hub.Storage;

/// <summary>
/// Where the resource versions of a start begin: beyond all that an earlier Hub of the same directory gave out, so that
/// clients which come back are told to start over.
/// </summary>
internal static class Sequence
{
    private const string File = "sequence";

    // More writes than a tool that keeps nothing sees in one life: two days of 500 a second.
    private const long VersionsOfOneLife = 100_000_000;

    public static long Begin(HubDirectory directory)
    {
        var before = ResourceVersions.TryParse(directory.Read(File)?.Trim() ?? "", out var version) ? version : 0;
        directory.Write(File, ResourceVersions.Text(before + VersionsOfOneLife));
        return before + VersionsOfOneLife;
    }
}
