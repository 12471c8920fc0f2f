using Clarion.Linux.Calls;

namespace Clarion.Lab;

/// <summary>
/// Only who has it makes, uses or removes what belongs to a lab of the name. It goes with its process, and its file
/// when it is let go of.
/// </summary>
internal sealed class LabLock : IDisposable
{
    /// <summary>
    /// Others who let go of theirs may take the folder from under our hands, but not often in the microseconds that
    /// making a file takes.
    /// </summary>
    private const int TriesMax = 100;

    private readonly FileStream file;

    private LabLock(FileStream file) => this.file = file;

    /// <summary>Takes it, if nobody has it.</summary>
    /// <param name="path">Its file; the folder is made when it is missing, and goes with the last lock.</param>
    /// <returns>Null: somebody has it.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    public static LabLock? TryTake(string path)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!, LabFolder.ForThisUser);
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
                if (IsThere(file))
                    return new(file);
                file.Dispose();
            }
            catch (IOException exception) when (exception.HResult == (int)Errno.EAGAIN)
            {
                return null;
            }
            catch (IOException exception) when (tries < TriesMax && IsFolderGone(exception))
            {
                // Made again.
            }
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

    /// <summary>Somebody removed the folder while we were about to make it, or the file in it.</summary>
    private static bool IsFolderGone(IOException exception) =>
        exception is DirectoryNotFoundException or FileNotFoundException || exception.HResult == (int)Errno.EEXIST;

    /// <summary>Whoever had the file may have removed it between our opening it and our having it.</summary>
    private static bool IsThere(FileStream file) =>
        new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget
            ?.EndsWith(" (deleted)", StringComparison.Ordinal) == false;
}
