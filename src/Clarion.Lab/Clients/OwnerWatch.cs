using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Informers;
using Clarion.Lab.Networks;
using Clarion.Lab.Objects;
using Clarion.Lab.Recording;
using Clarion.Primitives;

namespace Clarion.Lab.Clients;

/// <summary>Asks again and again who has the address of a Service: on the LAN, and in the API.</summary>
/// <param name="asker">Asks the LAN.</param>
/// <param name="statuses">What the speakers tell the API.</param>
/// <param name="service">The Service's name.</param>
/// <param name="events">Where a new owner is noted.</param>
/// <param name="time">Time.</param>
internal sealed class OwnerWatch(
    ArpAsker asker, Informer<ServiceL2Status> statuses, string service, EventLog events, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private string byArp = "";

    public OwnerView View => new(
        Volatile.Read(ref byArp),
        statuses.Store.Objects
            .Where(status => status.Status?.ServiceName == service
                && status.Status?.ServiceNamespace == Manifests.ServiceNamespace)
            .Select(status => status.Status?.Node).FirstOrDefault() ?? "");

    /// <summary>Asks until cancelled.</summary>
    public async Task RunAsync(IpAddress address, CancellationToken cancellationToken)
    {
        while (true)
        {
            var owner = await AskAsync(address, cancellationToken);
            if (owner != byArp)
                events.Write("owner", ("address", address.ToString()), ("node", owner));
            Volatile.Write(ref byArp, owner);
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private async Task<string> AskAsync(IpAddress address, CancellationToken cancellationToken)
    {
        var owners = await asker.AskAsync([address], cancellationToken);
        return owners.TryGetValue(address, out var mac) ? NameOf(mac) : "";
    }

    private static string NameOf(MacAddress mac) =>
        Enumerable.Range(1, LabOptions.NodesMax).FirstOrDefault(number => LabAddresses.NodeMac(number) == mac)
            is var number and > 0 ? LabNetwork.NodeName(number) : mac.ToString();
}
