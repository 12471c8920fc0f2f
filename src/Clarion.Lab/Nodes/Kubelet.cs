using System.Net;
using System.Net.Sockets;
using Clarion.Lab.Networks;
using Clarion.Lab.Objects;
using Clarion.Lab.Pages;

namespace Clarion.Lab.Nodes;

/// <summary>
/// The stand-in for a node's kubelet and for who judges it: says in the API whether the node is heard on the network,
/// and whether its two pods are ready. It notices a silent node in about 300 ms; a cluster as kubeadm makes it takes
/// 50 s.
/// </summary>
/// <param name="node">The node.</param>
/// <param name="control">Who listens for it: the machine of the API server.</param>
/// <param name="api">Where it is told.</param>
/// <param name="time">Time.</param>
internal sealed class Kubelet(LabNode node, Machine control, ClusterApi api, TimeProvider time)
{
    /// <summary>A node that answers none of so many questions counts as gone.</summary>
    private const int QuestionsMax = 3;

    /// <summary>How long an answer may take, and between two looks at a node on which all is well.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>A process under load answers later than a kernel.</summary>
    private static readonly TimeSpan PagePatience = TimeSpan.FromSeconds(1);

    /// <summary>While something is expected to happen.</summary>
    private static readonly TimeSpan ShortInterval = TimeSpan.FromMilliseconds(25);

    /// <summary>Nothing listens there: the refusal says that the machine is there.</summary>
    private const int KubeletPort = 10250;

    private const int HealthPort = 17472;

    private readonly StatusText nodeStatus = new(LabKinds.Node, new("", node.Name), api, time);
    private readonly StatusText speakerStatus =
        new(LabKinds.Pod, new(Manifests.ClarionNamespace, $"speaker-{node.Name}"), api, time);
    private readonly StatusText applicationStatus =
        new(LabKinds.Pod, new(Manifests.ServiceNamespace, $"web-{node.Name}"), api, time);
    private readonly DateTimeOffset started = time.GetUtcNow();
    private NodeHealth health = NodeHealth.Unknown;
    private bool? wasDrained;

    /// <summary>What it last told the API server.</summary>
    public NodeHealth Health => Volatile.Read(ref health);

    public LabNode Node => node;

    /// <summary>Watches the node until cancelled.</summary>
    /// <param name="changed">Called after its health has changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action changed, CancellationToken cancellationToken)
    {
        while (!await TryCreateAsync(cancellationToken))
            await Task.Delay(ShortInterval, time, cancellationToken);
        while (true)
        {
            var seen = await LookAsync(cancellationToken);
            var isWritten = await WriteAsync(seen, cancellationToken);
            if (isWritten && seen != Health)
            {
                Volatile.Write(ref health, seen);
                changed();
            }

            await Task.Delay(seen.IsWhole && isWritten ? Interval : ShortInterval, time, cancellationToken);
        }
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        var problems = await Task.WhenAll(
            api.EnsureAsync(LabKinds.Node, Manifests.Node(node.Number), cancellationToken),
            api.EnsureAsync(LabKinds.Pod, Manifests.SpeakerPod(node.Number), cancellationToken),
            api.EnsureAsync(LabKinds.Pod, Manifests.ApplicationPod(node.Number), cancellationToken));
        return problems.All(problem => problem is null);
    }

    private async Task<NodeHealth> LookAsync(CancellationToken cancellationToken)
    {
        var questions = 1;
        while (!await IsHeardAsync(cancellationToken))
        {
            if (questions++ == QuestionsMax)
                return NodeHealth.Unknown;
        }

        // Its kubelet would look from inside; what it sees does not come out while the node is not heard.
        var isReady = await Task.WhenAll(
            AnswersAsync(HealthPort, "/readyz", cancellationToken),
            AnswersAsync(WebServer.Port, "/", cancellationToken));
        return new(true, isReady[0], isReady[1]);
    }

    private async Task<bool> IsHeardAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Interval);
        try
        {
            var address = IPAddress.Parse(LabAddresses.Node(node.Number));
            using var reader = await PageReader.ConnectAsync(control, new(address, KubeletPort), "/", limit.Token);
            return true;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> AnswersAsync(int port, string path, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PagePatience);
        try
        {
            using var reader = await PageReader.ConnectAsync(
                node.Machine, new(IPAddress.Loopback, port), path, limit.Token);
            return await reader.ReadAsync(limit.Token) is not null;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> WriteAsync(NodeHealth seen, CancellationToken cancellationToken)
    {
        var written = await Task.WhenAll(
            nodeStatus.WriteAsync(
                seen.IsReady, condition => Manifests.NodeStatus(node.Number, condition), cancellationToken),
            speakerStatus.WriteAsync(
                seen.IsSpeakerReady,
                condition => PodStatus(
                    condition, seen.IsSpeakerReady, LabAddresses.Node(node.Number), node.SpeakerRestarts),
                cancellationToken),
            applicationStatus.WriteAsync(
                seen.IsApplicationReady,
                condition => PodStatus(condition, seen.IsApplicationReady, LabAddresses.Pod(node.Number), 0),
                cancellationToken),
            MarkAsync(cancellationToken));
        return written.All(isWritten => isWritten);
    }

    private string PodStatus(string condition, bool isReady, string address, int restarts) => $$$"""
        {"status":{"phase":"Running","startTime":"{{{StatusText.Of(started)}}}",
         "hostIP":"{{{LabAddresses.Node(node.Number)}}}","podIP":"{{{address}}}",
         "podIPs":[{"ip":"{{{address}}}"}],"conditions":[{{{condition}}}],
         "containerStatuses":[{"name":"clarion","image":"clarion-lab","imageID":"",
          "ready":{{{(isReady ? "true" : "false")}}},"started":true,"restartCount":{{{restarts}}},
          "state":{"running":{"startedAt":"{{{StatusText.Of(started)}}}"}} }]}}
        """;

    /// <summary>A drained node is cordoned and out of use for load balancers.</summary>
    private async Task<bool> MarkAsync(CancellationToken cancellationToken)
    {
        var isDrained = node.IsDrained;
        if (wasDrained == isDrained)
            return true;
        var (label, unschedulable) = isDrained ? ("\"\"", "true") : ("null", "null");
        var patch = $$$"""
            {"metadata":{"labels":{"{{{Api.Vocabulary.Labels.ExcludeFromLoadBalancers}}}":{{{label}}}}},
             "spec":{"unschedulable":{{{unschedulable}}}}}
            """;
        if (await api.MergeAsync(LabKinds.Node, new("", node.Name), patch, null, cancellationToken) is not null)
            return false;
        wasDrained = isDrained;
        return true;
    }
}
