using System.Globalization;
using Clarion.Lab.Clients;
using Clarion.Lab.Nodes;
using Clarion.Primitives;

namespace Clarion.Lab.Touring;

/// <summary>Waits and words that the steps share.</summary>
internal static class TourClock
{
    /// <summary>How many connections are busy while something is done to the lab.</summary>
    private const int Connections = 100;

    /// <summary>A node that has just become ready may take the address over.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    /// <summary>Waits until all nodes work, and one of them has owned the address for a second.</summary>
    /// <exception cref="LabException">It did not come to that.</exception>
    public static async Task UntilWholeAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        var (owner, since) = ("", Instant.Now(lab.Time));
        await lab.UntilAsync("every node, speaker and web server is ready, and one owns the address", () =>
        {
            var (view, now) = (lab.Owner.View, Instant.Now(lab.Time));
            var isWhole = lab.Cluster.Kubelets.All(kubelet => kubelet.Health.IsWhole)
                && view.ByArp.Length > 0 && view.ByArp == view.ByStatus;
            if (!isWhole || view.ByArp != owner)
                (owner, since) = (isWhole ? view.ByArp : "", now);
            return isWhole && now - since >= SettleTime;
        }, cancellationToken);
    }

    /// <summary>Keeps the client's connections to the first Service busy, over each family.</summary>
    public static Task<BusyConnections> OpenBusyAsync(RunningLab lab, CancellationToken cancellationToken) =>
        BusyConnections.OpenAsync(
            lab.Network.Client,
            [.. lab.Services.Addresses(RunningLab.FirstService).Select(address => address.ToIPAddress())],
            Connections, lab.Time, cancellationToken);

    /// <summary>The node that owns the first Service's address.</summary>
    public static LabNode Owner(RunningLab lab) =>
        lab.Cluster.Nodes.FirstOrDefault(node => node.Name == lab.Owner.View.ByArp)
        ?? throw new LabException("nobody answers for the address of the Service");

    public static Task WaitAsync(RunningLab lab, TimeSpan span, CancellationToken cancellationToken) =>
        Task.Delay(span, lab.Time, cancellationToken);

    public static string Millis(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms");

    public static string Seconds(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s");
}
