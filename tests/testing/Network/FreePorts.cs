using System.Net;
using System.Net.Sockets;

namespace Clarion.Testing.Network;

/// <summary>Ports that nothing listens on.</summary>
public static class FreePorts
{
    /// <summary>Takes distinct loopback ports from the system and lets go of them.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        foreach (var listener in listeners)
            listener.Dispose();
        return [.. ports];
    }
}
