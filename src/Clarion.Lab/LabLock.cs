using Clarion.Linux.Calls;

namespace Clarion.Lab;

/// <summary>
/// Only who has it makes, uses or removes what belongs to a lab of the name. It goes with its process, and its file
/// when it is let go of.
/// </summary>
internal sealed class LabLock : IDisposable
{
    /// <summary>What a lab keeps is nobody else's business: there are keys in it.</summary>
    public const UnixFileMode ForThisUser =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream file;

    private LabLock(FileStream file) => this.file = file;

    /// <summary>Takes it, if nobody has it.</summary>
    /// <param name="path">Its file; the folder is made, for this user alone, and goes with the last lock.</param>
    /// <returns>Null: somebody has it, or let go of it just now.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    public static LabLock? TryTake(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder, ForThisUser);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            if (IsThere(file))
                return new(file);
            file.Dispose();
            return null;
        }
        catch (IOException exception) when (IsOfOthers(exception, folder))
        {
            return null;
        }
    }

    /// <summary>Lets go of it.</summary>
    public void Dispose()
    {
        File.Delete(file.Name);
        file.Dispose();
        try
        {
            Directory.Delete(Path.GetDirectoryName(file.Name)!);
        }
        catch (IOException)
        {
            // Somebody else has a lab there, or removed it first.
        }
    }

    /// <summary>Another has the file, or removed the folder while we were about to make it or the file.</summary>
    private static bool IsOfOthers(IOException exception, string folder) =>
        exception is DirectoryNotFoundException or FileNotFoundException || (Errno)exception.HResult switch
        {
            Errno.EAGAIN => true,
            Errno.EEXIST => !File.Exists(folder),
            _ => false,
        };

    /// <summary>Whoever had the file may have removed it between our opening it and our having it.</summary>
    private static bool IsThere(FileStream file) =>
        new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget
            ?.EndsWith(" (deleted)", StringComparison.Ordinal) == false;
}
