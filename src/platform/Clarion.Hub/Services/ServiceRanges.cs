using System.Net;

namespace Clarion.Hub.Services;

/// <summary>What Services are given cluster IPs and node ports from.</summary>
/// <param name="IPv4">Cluster IPs of the first family.</param>
/// <param name="IPv6">Cluster IPs of the second; null: the cluster has IPv4 only.</param>
internal sealed record ServiceRanges(IPNetwork IPv4, IPNetwork? IPv6)
{
    /// <summary>As on the clusters that the tests run on.</summary>
    public static ServiceRanges Default { get; } = new(IPNetwork.Parse("10.96.0.0/16"), IPNetwork.Parse("fd96::/108"));

    /// <summary>Lowest node port (kube-apiserver's --service-node-port-range).</summary>
    public const int NodePortMin = 30000;

    /// <summary>Highest node port.</summary>
    public const int NodePortMax = 32767;
}
