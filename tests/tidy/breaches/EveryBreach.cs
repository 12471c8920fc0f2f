using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Clarion.Api.Meta;

namespace Clarion.Breaches;

/// <summary>Does each thing that core may not do.</summary>
public static class EveryBreach
{
    private static int counter;

    [DllImport("libc")]
    private static extern int getpid();

    public static async Task<object> DoAll(Socket socket, Status status)
    {
        counter += getpid();
        await Task.Yield();
        _ = socket.Available;
        _ = Thread.CurrentThread;
        _ = new Random().Next() + Stopwatch.GetTimestamp() + TimeProvider.System.GetTimestamp();
        Console.WriteLine(Environment.MachineName + DateTimeOffset.UtcNow + Guid.NewGuid());
        return (File.Exists("x"), counter, status, HashCode.Combine(1, 2));
    }
}
