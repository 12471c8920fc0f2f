using Clarion.Lab.Processes;

namespace Clarion.Lab;

/// <summary>
/// A lab's folder, <c>/run/clarion-lab/NAME</c>: logs, kubeconfigs, and the socket for other terminals. Who has it has
/// the lab's lock.
/// </summary>
internal sealed class LabFolder : IDisposable
{
    /// <summary>There are keys in it.</summary>
    public const UnixFileMode ForThisUser =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string Parent = "/run/clarion-lab";

    private readonly LabLock held;
    private readonly string logs;

    private LabFolder(string path, LabLock held, string? record)
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

    /// <summary>The lock of who runs the lab, or removes it: beside the folder, so that both can go.</summary>
    public static string LockOf(string name) => System.IO.Path.Combine(Parent, $"{name}.lock");

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
        if (LabLock.TryTake(LockOf(name)) is not { } held)
            return null;
        try
        {
            var path = PathOf(name);
            Remove(path);
            Directory.CreateDirectory(path, ForThisUser);
            return new(path, held, record is null ? null : System.IO.Path.GetFullPath(record));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Removes what is left of one; for who has the lock.</summary>
    public static void RemoveLeft(string name) => Remove(PathOf(name));

    /// <summary>The log of a process.</summary>
    public string Log(string process) => System.IO.Path.Combine(logs, $"{process}.log");

    /// <summary>What the lab itself did and saw, a JSON object a line.</summary>
    public string Events => System.IO.Path.Combine(logs, "events.jsonl");

    /// <summary>For who runs on the lab's own machines.</summary>
    public string KubeconfigOf(HubUser user) =>
        System.IO.Path.Combine(Path, $"kubeconfig-{user.ToString().ToLowerInvariant()}");

    /// <summary>Removes the folder; the lock stays.</summary>
    public void Remove() => Remove(Path);

    /// <summary>Removes the folder and lets go of the lock.</summary>
    public void Dispose()
    {
        try
        {
            Remove();
        }
        finally
        {
            held.Dispose();
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
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
}
