using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Hub;

/// <summary>How a Hub runs.</summary>
/// <param name="Directory">Where its authority, tokens and kubeconfig files are; made when missing.</param>
public sealed record HubOptions(string Directory)
{
    /// <summary>The address to listen on. Others than loopback let the network in.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port, 0 to 65535; 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>How long a deleted namespace is Terminating before its content goes; Kubernetes takes 5 s.</summary>
    public TimeSpan NamespaceGrace { get; init; } = TimeSpan.FromSeconds(3);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}
