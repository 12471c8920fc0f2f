using System.Globalization;
using Clarion.Lab.Clients;
using Clarion.Lab.Networks;
using Clarion.Lab.Nodes;
using Clarion.Primitives;

namespace Clarion.Lab.Showing;

/// <summary>The lab as it is now, in a few lines.</summary>
/// <param name="lab">The lab.</param>
internal sealed class LabView(RunningLab lab)
{
    /// <summary>One line a node, then the address, then the client; before that only what is being done.</summary>
    public IReadOnlyList<string> Lines() => lab.IsStarted
        ?
        [
            .. lab.Cluster.Kubelets.Select(Node), Address(), Client(lab.Probe.View), Count(),
            .. Doing(), .. (lab.Problem ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ]
        : [.. Doing()];

    private IEnumerable<string> Doing() => lab.Doing is { Length: > 0 } doing ? [$"  now: {doing} ..."] : [];

    private string Node(Kubelet kubelet)
    {
        var node = kubelet.Node;
        var state = (node.Power, kubelet.Health.IsReady) switch
        {
            (NodePower.Off, _) => "powered off",
            (NodePower.Cut, _) => "cable pulled out",
            (_, false) => "not ready",
            _ when node.IsDrained => "drained",
            _ => "ready",
        };
        var (speaker, application) = (kubelet.Health.IsSpeakerReady ? "ready" : "-",
            kubelet.Health.IsApplicationReady ? "ready" : "-");
        var address = LabAddresses.Node(node.Number);
        return $"  {node.Name}  {address,-10} {state,-16}  speaker {speaker,-5}  web {application}";
    }

    private string Address()
    {
        var addresses = lab.Services.Addresses(RunningLab.FirstService);
        var owner = lab.Owner.View;
        return addresses.Count == 0
            ? "  Service web waits for an address"
            : $"  Service web {string.Join(" and ", addresses)}: answered by {Named(owner.ByArp)}"
                + (owner.ByStatus == owner.ByArp ? "" : $", ServiceL2Status says {Named(owner.ByStatus)}");
    }

    private static string Client(ClientView view) => view.SinceLast is not { } since
        ? "  client: no answer yet"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"  client: last answer {since.TotalMilliseconds:0} ms ago from {view.Backend}, "
            + $"longest gap {view.LongestGap.TotalMilliseconds:0} ms, {view.Answers} answers");

    private string Count()
    {
        var up = (Instant.Now(lab.Time) - lab.Begin).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"  Services: {lab.Services.Count}, running for {up:0} s");
    }

    private static string Named(string node) => node.Length == 0 ? "nobody" : node;
}
