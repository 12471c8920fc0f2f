using System.Collections.Concurrent;
using System.Net.Sockets;
using Clarion.Linux.Namespaces;

namespace Clarion.Lab.Networks;

/// <summary>
/// A machine of a lab: a network namespace. It owns one thread in there, started by the first work, which makes the
/// sockets that this process uses on that machine's network.
/// </summary>
/// <param name="namespaceName">Its name for <c>ip netns</c>.</param>
public sealed class Machine(string namespaceName) : IDisposable
{
    private readonly BlockingCollection<Action<string?>> work = [];
    private int isStarted;

    /// <summary>Its name for <c>ip netns</c>.</summary>
    public string NamespaceName => namespaceName;

    /// <summary>Runs <c>ip</c> for it.</summary>
    public Task<string> IpAsync(string arguments) => Tool.RunAsync($"ip -n {namespaceName} {arguments}");

    /// <summary>Runs many <c>ip</c> commands for it, one a line.</summary>
    public Task IpBatchAsync(IEnumerable<string> commands) =>
        Tool.RunAsync(["ip", "-n", namespaceName, "-batch", "-"], string.Join('\n', commands) + "\n");

    /// <summary>Program and arguments that run something on it.</summary>
    public IReadOnlyList<string> Words(params IEnumerable<string> command) =>
        ["ip", "netns", "exec", namespaceName, .. command];

    /// <summary>Writes values under <c>/proc/sys/net</c>.</summary>
    /// <param name="values">Path below it, and value.</param>
    /// <exception cref="LabException">The kernel has no such value, or does not let it be written.</exception>
    public Task SetAsync(params (string Path, string Value)[] values) => RunAsync(() =>
    {
        foreach (var (path, value) in values)
            Set(Path.Combine("/proc/sys/net", path), value);
        return true;
    });

    /// <summary>Makes a socket on it.</summary>
    public Task<Socket> SocketAsync(AddressFamily family, SocketType type, ProtocolType protocol) =>
        RunAsync(() => new Socket(family, type, protocol));

    /// <summary>Does something quick on its thread.</summary>
    /// <exception cref="ObjectDisposedException">The machine is gone.</exception>
    public Task<T> RunAsync<T>(Func<T> function)
    {
        if (Interlocked.Exchange(ref isStarted, 1) == 0)
            new Thread(Serve) { IsBackground = true, Name = namespaceName }.Start();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            work.Add(problem => Do(problem is null ? function : () => throw new LabException(problem), done));
        }
        catch (InvalidOperationException)
        {
            done.SetException(new ObjectDisposedException(namespaceName));
        }

        return done.Task;
    }

    /// <summary>Ends its thread; the namespace stays.</summary>
    public void Dispose() => work.CompleteAdding();

    private static void Set(string path, string value)
    {
        try
        {
            File.WriteAllText(path, value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot write {path}: {exception.Message} The lab needs a kernel with IPv6, and in "
                + "a container one that is privileged");
        }
    }

    private static void Do<T>(Func<T> function, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(function());
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private void Serve()
    {
        // A thread that is nowhere must not work on the network it came from.
        var problem = Enter();
        foreach (var item in work.GetConsumingEnumerable())
            item(problem);
    }

    private string? Enter()
    {
        try
        {
            return NetworkNamespace.TryEnter(namespaceName, out var failure) ? null : $"{namespaceName}: {failure}";
        }
        catch (IOException exception)
        {
            return $"{namespaceName}: {exception.Message}";
        }
    }
}
