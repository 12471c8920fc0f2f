using Clarion.Primitives;
using Clarion.Scenarios.Lan;
using Clarion.Scenarios.Measuring;
using Clarion.Testing.Clusters;

namespace Clarion.Scenarios.Scenarios;

/// <summary>
/// How long a client that asks by ARP hears nothing after the announcing speaker, or its node, has died.
/// </summary>
internal static class RecoveryScenario
{
    private const string Address = BenchedCluster.AddressPrefix + "250";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Kills the speaker, then the node that has taken the address; leaves that node off.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchedCluster cluster, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await cluster.Lab.TypeAsync("kubectl scale -n bench deploy/page --replicas=3", cancellation);
        await cluster.Lab.TypeAsync("kubectl rollout status -n bench deploy/page --timeout=60s", cancellation);
        await cluster.Api.CreateServiceAsync("recovery", Address, nodePorts: true, cancellation);
        var asker = await ArpAsker.OnAsync(cluster.Lab.Client, cancellation);
        await asker.FirstAnswerAsync(IpAddress.ParseOrThrow(Address), patience.Token);

        var node = await AnnouncerAsync(cluster, cancellation);
        var speaker = await cluster.Clarion.SpeakerAsync(node, cancellation);
        var back = await MeasureAsync(
            asker, LabCluster.KillContainerAsync(speaker.ContainerId, cancellation), patience);
        if (await AnnouncerAsync(cluster, cancellation) != node)
            throw new InvalidOperationException($"after its speaker was killed {node.Name} has lost the address");

        await cluster.Clarion.WaitReadyAsync(cancellation);
        var taken = await MeasureAsync(asker, LabCluster.CrashAsync(node, cancellation), patience);
        if (await AnnouncerAsync(cluster, cancellation) == node)
            throw new InvalidOperationException($"{node.Name} is off and still answers");
        return
        [
            new("announcing speaker killed: until its node answers ARP again", back, "<= 5 s"),
            new("announcing node powered off: until another node answers ARP", taken, "<= 25 s"),
        ];
    }

    private static async Task<string> MeasureAsync(ArpAsker asker, Task failure, CancellationTokenSource patience)
    {
        var start = TimeProvider.System.GetTimestamp();
        await failure;
        patience.CancelAfter(Patience);
        var heard = await asker.FirstAnswerAsync(IpAddress.ParseOrThrow(Address), patience.Token);
        var sample = new Sample();
        sample.Add(TimeProvider.System.GetElapsedTime(start, heard));
        return sample.Median;
    }

    private static async Task<LabHost> AnnouncerAsync(BenchedCluster cluster, CancellationToken cancellation)
    {
        var answers = await cluster.Lab.Client.WhoHasAsync(Address, cancellation);
        return answers is [var one] && await cluster.Lab.NodeWithAsync(one, cancellation) is { } node
            ? node
            : throw new InvalidOperationException(
                $"one node should answer for {Address}, but: {string.Join(", ", answers)}");
    }
}
