using System.Globalization;
using Clarion.Lab.Nodes;
using Clarion.Primitives;

namespace Clarion.Lab.Touring;

/// <summary>Waits and words that the steps share.</summary>
internal static class TourClock
{
    /// <summary>Nothing that the tour waits for takes as long, on a busy machine either.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>A node that has just become ready may take the address over.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits for something to become true.</summary>
    /// <exception cref="LabException">It did not within a minute.</exception>
    public static async Task UntilAsync(
        RunningLab lab, string what, Func<bool> condition, CancellationToken cancellationToken)
    {
        var end = Instant.Now(lab.Time) + Limit;
        while (!condition())
        {
            if (Instant.Now(lab.Time) > end)
                throw new LabException($"waited {Limit.TotalSeconds:0} s for this: {what}");
            await Task.Delay(LookInterval, lab.Time, cancellationToken);
        }
    }

    /// <summary>Waits until all nodes work, and one of them has owned the address for a second.</summary>
    public static async Task UntilWholeAsync(RunningLab lab, CancellationToken cancellationToken)
    {
        var (owner, since) = ("", Instant.Now(lab.Time));
        await UntilAsync(lab, "every node, speaker and web server is ready, and one owns the address", () =>
        {
            var (view, now) = (lab.Owner.View, Instant.Now(lab.Time));
            var isWhole = lab.Cluster.Kubelets.All(kubelet => kubelet.Health.IsWhole)
                && view.ByArp.Length > 0 && view.ByArp == view.ByStatus;
            if (!isWhole || view.ByArp != owner)
                (owner, since) = (isWhole ? view.ByArp : "", now);
            return isWhole && now - since >= SettleTime;
        }, cancellationToken);
    }

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
