using Clarion.Lab.Processes;

namespace Clarion.Lab;

/// <summary>
/// A lab's folder, <c>/run/clarion-lab/NAME</c>: logs, kubeconfigs, the socket for other terminals, and a file that the
/// running lab holds locked.
/// </summary>
internal sealed class LabFolder : IDisposable
{
    private const string Parent = "/run/clarion-lab";

    private readonly FileStream held;
    private readonly string logs;

    private LabFolder(string path, FileStream held, string? record)
    {
        (Path, this.held) = (path, held);
        logs = record ?? path;
        LogLevel = record is null ? "info" : "debug";
    }

    public string Path { get; }

    /// <summary>How much the roles say: more where it is kept.</summary>
    public string LogLevel { get; }

    /// <summary>For who works with kubectl.</summary>
    public string Kubeconfig => System.IO.Path.Combine(Path, "kubeconfig");

    /// <summary>What the API server keeps: its keys.</summary>
    public string HubData => System.IO.Path.Combine(Path, "hub");

    public static string PathOf(string name) => System.IO.Path.Combine(Parent, name);

    /// <summary>Where a running lab listens.</summary>
    public static string SocketOf(string name) => System.IO.Path.Combine(PathOf(name), "control.sock");

    /// <summary>Whether a running lab has the folder.</summary>
    public static bool IsHeld(string name)
    {
        try
        {
            using var file = new FileStream(LockOf(name), FileMode.Open, FileAccess.Write, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Takes the folder, empty.</summary>
    /// <param name="name">The lab's name.</param>
    /// <param name="record">Where logs are kept; null: in the folder.</param>
    /// <returns>Null: somebody has it, running the lab or removing it.</returns>
    /// <exception cref="LabException">The logs cannot be kept there.</exception>
    /// <exception cref="IOException">A folder cannot be made, or not be emptied.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    public static LabFolder? TryTake(string name, string? record)
    {
        if (record is not null)
            MakeRecord(record);
        var path = PathOf(name);
        Directory.CreateDirectory(
            path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (TryHold(LockOf(name)) is not { } held)
            return null;
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos().Where(entry => entry.Name != "lock"))
        {
            if (entry is DirectoryInfo folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }

        return new(path, held, record is null ? null : System.IO.Path.GetFullPath(record));
    }

    /// <summary>The log of a process.</summary>
    public string Log(string process) => System.IO.Path.Combine(logs, $"{process}.log");

    /// <summary>What the lab itself did and saw, a JSON object a line.</summary>
    public string Events => System.IO.Path.Combine(logs, "events.jsonl");

    /// <summary>For who runs on the lab's own machines.</summary>
    public string KubeconfigOf(HubUser user) =>
        System.IO.Path.Combine(Path, $"kubeconfig-{user.ToString().ToLowerInvariant()}");

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        held.Dispose();
        // The last lab takes the parent with it.
        if (Directory.Exists(Parent) && !Directory.EnumerateFileSystemEntries(Parent).Any())
            Directory.Delete(Parent);
    }

    private static void MakeRecord(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot make the folder of --record, {path}: {exception.Message}");
        }
    }

    private static FileStream? TryHold(string path)
    {
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            // Whoever had it may have removed it between our opening and our having it.
            if (File.Exists(path))
                return held;
            held.Dispose();
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static string LockOf(string name) => System.IO.Path.Combine(PathOf(name), "lock");
}
