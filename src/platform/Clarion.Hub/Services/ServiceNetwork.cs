using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Hub.Schemas.Rules;
using Clarion.Primitives;

namespace Clarion.Hub.Services;

/// <summary>
/// Gives Services their cluster IPs, node ports and health check ports. Owned by whoever orders the writes: it is not
/// safe for several threads.
/// </summary>
internal sealed class ServiceNetwork
{
    private readonly AddressRange ipv4;
    private readonly AddressRange? ipv6;
    private readonly PortRange ports;

    /// <param name="ranges">What there is to give.</param>
    /// <param name="chance">Picks where to begin looking.</param>
    public ServiceNetwork(ServiceRanges ranges, Random chance)
    {
        ipv4 = new(ranges.IPv4, chance);
        ipv6 = ranges.IPv6 is { } second ? new(second, chance) : null;
        ports = new(chance);
    }

    /// <summary>
    /// Fills in what an admitted Service lacks, and reserves it. Afterwards the write either happens, then
    /// <see cref="Commit"/>, or does not (a conflict, a dry run), then <see cref="Undo"/>.
    /// </summary>
    /// <param name="service">The Service as admission made it; filled in.</param>
    /// <param name="stored">The Service as it is, or null for a new one; not changed.</param>
    public ServiceAssignment Assign(JsonObject service, JsonObject? stored)
    {
        var assignment = new ServiceAssignment();
        var causes = new CauseList();
        if (ServiceShape.HasClusterIPs(service))
            Addresses(service, stored, assignment, causes);
        if (causes.IsEmpty && ServiceShape.MayHaveNodePorts(service))
            NodePorts(service, stored, assignment, causes);
        if (causes.IsEmpty && ServiceShape.HasHealthCheckPort(service))
            HealthCheckPort(service, stored, assignment, causes);
        if (!causes.IsEmpty)
        {
            Undo(assignment);
            assignment.Refusal = Refusal.Invalid(
                CoreKinds.Service, service.Object("metadata").TextOf("name") ?? "", causes.All);
            return assignment;
        }

        assignment.FreedAddresses.AddRange(
            ServiceHoldings.Addresses(stored).Except(ServiceHoldings.Addresses(service)));
        assignment.FreedPorts.AddRange(ServiceHoldings.Ports(stored).Except(ServiceHoldings.Ports(service)));
        return assignment;
    }

    /// <summary>The write happened: what the Service no longer uses is free.</summary>
    public void Commit(ServiceAssignment assignment) => Free(assignment.FreedAddresses, assignment.FreedPorts);

    /// <summary>The write did not happen: what it took is free.</summary>
    public void Undo(ServiceAssignment assignment)
    {
        Free(assignment.TakenAddresses, assignment.TakenPorts);
        assignment.TakenAddresses.Clear();
        assignment.TakenPorts.Clear();
    }

    /// <summary>A Service is gone: all it had is free.</summary>
    public void Release(JsonObject service) =>
        Free(ServiceHoldings.Addresses(service), ServiceHoldings.Ports(service));

    private void Free(IEnumerable<IpAddress> addresses, IEnumerable<int> numbers)
    {
        foreach (var address in addresses)
            RangeOf(address.Family)?.Free(address);
        foreach (var number in numbers)
            ports.Free(number);
    }

    private AddressRange? RangeOf(IpFamily family) => family == IpFamily.IPv4 ? ipv4 : ipv6;

    private void Addresses(JsonObject service, JsonObject? stored, ServiceAssignment assignment, CauseList causes)
    {
        if (stored is not null)
            ServiceFamilies.Narrow(service, stored);
        ServiceFamilies.FillIn(service, ipv6 is not null, causes);
        if (!causes.IsEmpty || ServiceShape.IsHeadless(service))
            return;
        var spec = service.Make("spec");
        var had = ServiceHoldings.Addresses(stored).ToHashSet();
        var given = ServiceHoldings.Addresses(service).ToList();
        foreach (var address in given.Where(address => !had.Contains(address)))
            TakeAsked(address, spec, assignment, causes);
        foreach (var family in spec.Array("ipFamilies").Texts().Skip(given.Count))
        {
            if (Take(Enum.Parse<IpFamily>(family), assignment, causes) is { } address)
                given.Add(address);
        }

        if (given.Count == 0)
            return;
        spec["clusterIPs"] = new JsonArray([.. given.Select(address => (JsonNode)address.ToString())]);
        spec["clusterIP"] = given[0].ToString();
    }

    private void TakeAsked(IpAddress address, JsonObject spec, ServiceAssignment assignment, CauseList causes)
    {
        var range = RangeOf(address.Family);
        var problem = range is null || !range.Contains(address)
            ? "the provided network does not match the current range"
            : range.TryTake(address) ? null : "provided IP is already allocated";
        if (problem is null)
            assignment.TakenAddresses.Add(address);
        else
            causes.Invalid("spec.clusterIPs", spec["clusterIPs"], $"failed to allocate IP {address}: {problem}");
    }

    private IpAddress? Take(IpFamily family, ServiceAssignment assignment, CauseList causes)
    {
        if (RangeOf(family) is { } range)
        {
            if (range.TryTakeAny(out var address))
            {
                assignment.TakenAddresses.Add(address);
                return address;
            }

            causes.Invalid("spec.clusterIPs", null, "failed to allocate a serviceIP: range is full");
            return null;
        }

        causes.Invalid("spec.ipFamilies[0]", family.ToString(), "not configured on this cluster");
        return null;
    }

    private void NodePorts(JsonObject service, JsonObject? stored, ServiceAssignment assignment, CauseList causes)
    {
        var had = ServiceHoldings.Ports(stored).ToHashSet();
        Dictionary<int, string> users = [];
        var i = 0;
        foreach (var port in service.Object("spec").Array("ports").Objects())
        {
            var path = FieldPath.Item("spec.ports", i++) + ".nodePort";
            if (port.Number("nodePort") is { } asked and > 0)
                TakeAsked((int)asked, path, port, (had, users), (assignment, causes));
            else if (ServiceShape.WantsNodePorts(service))
                GiveAny(port, path, service, assignment, causes);
        }
    }

    // One number may serve TCP and UDP of the same Service.
    private void TakeAsked(
        int number, string path, JsonObject port, (HashSet<int> Had, Dictionary<int, string> Users) known,
        (ServiceAssignment Assignment, CauseList Causes) result)
    {
        var protocol = port.TextOf("protocol") ?? "TCP";
        var isOwn = known.Had.Contains(number) || result.Assignment.TakenPorts.Contains(number);
        if (!PortRange.Contains(number) && !known.Had.Contains(number))
            result.Causes.Invalid(path, number, "provided port is not in the valid range. The range of valid ports is "
                + $"{ServiceRanges.NodePortMin}-{ServiceRanges.NodePortMax}");
        else if (IsTwice(known.Users, number, protocol) || (!isOwn && !ports.TryTake(number)))
            result.Causes.Invalid(path, number, "provided port is already allocated");
        else if (!isOwn)
            result.Assignment.TakenPorts.Add(number);
        known.Users[number] = protocol;
    }

    private static bool IsTwice(Dictionary<int, string> users, int number, string protocol) =>
        users.TryGetValue(number, out var other) && other == protocol;

    private void GiveAny(
        JsonObject port, string path, JsonObject service, ServiceAssignment assignment, CauseList causes)
    {
        var twin = service.Object("spec").Array("ports").Objects().FirstOrDefault(other => other != port
            && other.Number("port") == port.Number("port") && other.TextOf("protocol") != port.TextOf("protocol")
            && other.Number("nodePort") is > 0);
        if (twin is not null)
        {
            port["nodePort"] = twin["nodePort"]!.DeepClone();
        }
        else if (ports.TryTakeAny(out var number))
        {
            assignment.TakenPorts.Add(number);
            port["nodePort"] = number;
        }
        else
        {
            causes.Invalid(path, 0, "failed to allocate a nodePort: range is full");
        }
    }

    private void HealthCheckPort(JsonObject service, JsonObject? stored, ServiceAssignment assignment, CauseList causes)
    {
        const string path = "spec.healthCheckNodePort";
        var spec = service.Make("spec");
        var asked = (int)(spec.Number("healthCheckNodePort") ?? 0);
        if (asked == 0)
        {
            if (ports.TryTakeAny(out var number))
            {
                assignment.TakenPorts.Add(number);
                spec["healthCheckNodePort"] = number;
            }
            else
            {
                causes.Invalid(path, 0, "failed to allocate a healthCheckNodePort: range is full");
            }
        }
        else if (!ServiceHoldings.Ports(stored).Contains(asked))
        {
            if (!PortRange.Contains(asked))
                causes.Invalid(path, asked, "provided port is not in the valid range. The range of valid ports is "
                    + $"{ServiceRanges.NodePortMin}-{ServiceRanges.NodePortMax}");
            else if (!ports.TryTake(asked))
                causes.Invalid(path, asked, "provided port is already allocated");
            else
                assignment.TakenPorts.Add(asked);
        }
    }
}
