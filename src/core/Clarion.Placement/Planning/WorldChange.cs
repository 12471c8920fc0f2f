using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>Takes inputs into a picture: one new picture for all of them.</summary>
/// <param name="before">The picture before them, which stays as it is.</param>
internal sealed class WorldChange(World before)
{
    private readonly ImmutableDictionary<ServiceName, ServiceFacts>.Builder services = before.Services.ToBuilder();
    private readonly ImmutableDictionary<ServiceName, ImmutableSortedDictionary<string, EndpointFacts>>.Builder
        endpoints = before.Endpoints.ToBuilder();

    private readonly ImmutableSortedDictionary<NodeName, NodeFacts>.Builder nodes = before.Nodes.ToBuilder();
    private readonly ImmutableDictionary<IpAddress, ImmutableSortedSet<ServiceName>>.Builder holders =
        before.Holders.ToBuilder();

    private readonly HashSet<ServiceName> removedServices = [];
    private Configuration configuration = before.Configuration;
    private bool isNew;

    /// <summary>Takes an input.</summary>
    /// <returns>Whether it says something new.</returns>
    public bool Take(PlacementInput input)
    {
        var isNews = input switch
        {
            PlacementInput.ServiceSeen { Service: var service } => Put(service),
            PlacementInput.ServiceGone { Service: var name } => Remove(name),
            PlacementInput.EndpointsSeen { Endpoints: var slice } => Put(slice),
            PlacementInput.EndpointsGone gone => Remove(gone.Service, gone.Slice),
            PlacementInput.NodeSeen { Node: var node } => Put(node),
            PlacementInput.NodeGone { Node: var name } => nodes.Remove(name),
            PlacementInput.ConfigurationSeen { Configuration: var next } => Put(next),
            _ => false,
        };
        isNew |= isNews;
        return isNews;
    }

    /// <summary>The picture after them; the same object as before where nothing is new.</summary>
    public World ToWorld() => !isNew ? before : before with
    {
        Services = services.ToImmutable(),
        Endpoints = endpoints.ToImmutable(),
        Nodes = nodes.ToImmutable(),
        Holders = holders.ToImmutable(),
        Configuration = configuration,
        Orphans = before.Orphans.RemoveRange(removedServices),
        Held = before.Held.Except(removedServices),
    };

    private bool Put(ServiceFacts service)
    {
        Invariant.Check(!service.Addresses.IsDefaultOrEmpty, "a Service in the picture has an address");
        if (service.Equals(services.GetValueOrDefault(service.Name)))
            return false;
        RemoveHolder(service.Name);
        foreach (var address in service.Addresses)
            holders[address] = holders.GetValueOrDefault(address, []).Add(service.Name);
        services[service.Name] = service;
        return true;
    }

    private bool Remove(ServiceName name)
    {
        RemoveHolder(name);
        removedServices.Add(name);
        return services.Remove(name);
    }

    private void RemoveHolder(ServiceName name)
    {
        if (!services.TryGetValue(name, out var service))
            return;
        foreach (var address in service.Addresses)
        {
            var rest = holders.GetValueOrDefault(address, []).Remove(name);
            if (rest.IsEmpty)
                holders.Remove(address);
            else
                holders[address] = rest;
        }
    }

    private bool Put(EndpointFacts slice)
    {
        var slices = endpoints.GetValueOrDefault(slice.Service, ImmutableSortedDictionary<string, EndpointFacts>.Empty);
        if (slice.Equals(slices.GetValueOrDefault(slice.Slice)))
            return false;
        endpoints[slice.Service] = slices.SetItem(slice.Slice, slice);
        return true;
    }

    private bool Remove(ServiceName service, string slice)
    {
        if (!endpoints.TryGetValue(service, out var slices) || !slices.ContainsKey(slice))
            return false;
        var rest = slices.Remove(slice);
        if (rest.IsEmpty)
            endpoints.Remove(service);
        else
            endpoints[service] = rest;
        return true;
    }

    private bool Put(NodeFacts node)
    {
        if (node.Equals(nodes.GetValueOrDefault(node.Name)))
            return false;
        nodes[node.Name] = node;
        return true;
    }

    private bool Put(Configuration next)
    {
        if (ReferenceEquals(next, configuration))
            return false;
        configuration = next;
        return true;
    }
}
