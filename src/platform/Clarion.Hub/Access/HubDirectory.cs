namespace Clarion.Hub.Access;

/// <summary>
/// The folder of a Hub: its authority, tokens and kubeconfig files, readable by its owner only. It is one Hub's until
/// that disposes of it, or ends in whatever way: its files name that Hub's address, its sequence that Hub's versions.
/// </summary>
internal sealed class HubDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string LockFile = "lock";

    // EWOULDBLOCK of flock(2): somebody else holds it.
    private const int LockedByAnother = 11;

    private readonly string path;
    private readonly FileStream held;

    private HubDirectory(string path, FileStream held) => (this.path, this.held) = (path, held);

    /// <summary>Opens the folder, or makes it.</summary>
    /// <exception cref="HubStartException">
    /// It cannot be written, or others can write it, or another Hub has it.
    /// </exception>
    public static HubDirectory Open(string path)
    {
        try
        {
            if (!Directory.Exists(path))
                Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
            var whole = Path.GetFullPath(path);
            if (File.GetUnixFileMode(whole).HasFlag(UnixFileMode.OtherWrite))
                throw OpenToAll(whole);
            return new(whole, new(Path.Combine(whole, LockFile), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None,
                UnixCreateMode = OwnerOnly,
            }));
        }
        catch (IOException problem) when (problem.HResult == LockedByAnother)
        {
            throw new HubStartException(
                $"Another Hub runs on the directory {path}. End that one, or name another directory (--directory)");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, problem);
        }
    }

    public void Dispose() => held.Dispose();

    public string PathOf(string file) => Path.Combine(path, file);

    /// <summary>The text of a file, which is its owner's alone from then on; null when there is none.</summary>
    /// <exception cref="HubStartException">It is there and cannot be read.</exception>
    public string? Read(string file)
    {
        try
        {
            if (!File.Exists(PathOf(file)))
                return null;
            File.SetUnixFileMode(PathOf(file), OwnerOnly);
            return File.ReadAllText(PathOf(file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HubStartException(
                $"{PathOf(file)} cannot be read: {problem.Message.TrimEnd('.')}. Start the Hub as its owner, "
                + "or name another directory (--directory)");
        }
    }

    /// <summary>Writes a file as a whole: readers see the old text or the new one.</summary>
    /// <exception cref="HubStartException">It cannot be written.</exception>
    public void Write(string file, string text)
    {
        var draft = PathOf($".{file}.new");
        try
        {
            File.Delete(draft);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly,
            };
            using (var writer = new StreamWriter(draft, options))
                writer.Write(text);
            File.Move(draft, PathOf(file), overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, problem);
        }
    }

    private static HubStartException OpenToAll(string path) => new(
        $"The directory {path} can be written by everybody, who could put tokens of their own there. Make it yours "
        + "(chmod o-w), or name another one (--directory)");

    private static HubStartException NotWritable(string path, Exception problem) => new(
        $"The directory {path} cannot be written: {problem.Message.TrimEnd('.')}. Name another one (--directory)");
}
