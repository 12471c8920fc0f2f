namespace Clarion.Hub.Access;

/// <summary>The folder of a Hub: its authority, tokens and kubeconfig files, readable by its owner only.</summary>
internal sealed class HubDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string path;

    private HubDirectory(string path) => this.path = path;

    /// <summary>Opens the folder, or makes it.</summary>
    /// <exception cref="HubStartException">It cannot be written.</exception>
    public static HubDirectory Open(string path)
    {
        try
        {
            if (!Directory.Exists(path))
                Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
            return new(Path.GetFullPath(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, problem);
        }
    }

    public string PathOf(string file) => Path.Combine(path, file);

    /// <summary>The text of a file; null when there is none.</summary>
    /// <exception cref="HubStartException">It is there and cannot be read.</exception>
    public string? Read(string file)
    {
        try
        {
            return File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)) : null;
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

    private static HubStartException NotWritable(string path, Exception problem) => new(
        $"The directory {path} cannot be written: {problem.Message.TrimEnd('.')}. Name another one (--directory)");
}
