using System.Collections.Immutable;
using Clarion.Ipam;
using Clarion.Ipam.Events;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Reasons;
using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

/// <summary>An allocator, and Services whose status follows its outcomes as the writer would make it.</summary>
internal sealed class Cluster
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Outbox<AllocationOutcome> outbox = new();
    private readonly Dictionary<string, ServiceRequest> requests = [];
    private readonly Dictionary<string, AllocationOutcome> outcomes = [];
    private int created;

    private readonly Dictionary<string, LabelSet> namespaces = [];

    public Allocator Allocator { get; private set; } = new(Grace);

    public Configuration Configuration { get; private set; } = Configuration.Empty;

    public IReadOnlyDictionary<string, LabelSet> Namespaces => namespaces;

    public Instant Now { get; private set; } = Instant.Zero;

    public IReadOnlyDictionary<string, ServiceRequest> Requests => requests;

    public IReadOnlyDictionary<string, AllocationOutcome> Outcomes => outcomes;

    /// <summary>How many outcomes the last event gave.</summary>
    public int LastCount { get; private set; }

    /// <summary>Synced, with these pools and the namespace <c>shop</c>.</summary>
    public static Cluster With(params AddressPool[] pools)
    {
        var cluster = new Cluster();
        cluster.Label("shop", LabelSet.Empty);
        cluster.Pools(pools);
        cluster.Send(new Synced());
        return cluster;
    }

    public static AddressPool Pool(string name, params string[] ranges) => new(
        new(name), [.. ranges.Select(Range)]);

    public static IpRange Range(string text)
    {
        if (Prefix.TryParse(text, out var prefix))
            return IpRange.Of(prefix);
        var ends = text.Split('-');
        return new(IpAddress.ParseOrThrow(ends[0]), IpAddress.ParseOrThrow(ends[^1]));
    }

    public static LabelSet Labels(string key, string value) => LabelSet.Of([KeyValuePair.Create(key, value)]);

    public static Selector Select(string key, string value) => new([new(key, SelectorOperator.In, [value])]);

    public static ServiceRequest Request(string name) => new(new("shop", name))
    {
        Uid = name,
        WantsAddress = true,
        Families = [IpFamily.IPv4],
        Ports = [new(TransportProtocol.Tcp, 80)],
    };

    public void Pools(params AddressPool[] pools) => Configure(new() { Pools = [.. pools.OrderBy(pool => pool.Name)] });

    public void Configure(Configuration configuration)
    {
        Configuration = configuration;
        Send(new ConfigurationChanged(configuration));
    }

    public void Label(string name, LabelSet labels)
    {
        namespaces[name] = labels;
        Send(new NamespaceChanged(name, labels));
    }

    /// <summary>Another process takes over, and hears of everything in some order.</summary>
    public void Restart(Random chance)
    {
        Allocator = new(Grace);
        outcomes.Clear();
        AllocatorEvent[] events =
        [
            .. namespaces.Select(pair => new NamespaceChanged(pair.Key, pair.Value)),
            .. requests.Values.Select(request => new ServiceChanged(request)),
            new ConfigurationChanged(Configuration),
        ];
        chance.Shuffle(events);
        foreach (var input in events)
            Send(input);
        Send(new Synced());
    }

    /// <summary>Creates or changes a Service of namespace <c>shop</c>; returns what it has then.</summary>
    public string Put(string name, Func<ServiceRequest, ServiceRequest>? change = null)
    {
        if (!requests.TryGetValue(name, out var request))
            request = Request(name) with { Created = DateTimeOffset.UnixEpoch.AddSeconds(created++) };
        Put(change is null ? request : change(request));
        return this[name];
    }

    public void Put(ServiceRequest request)
    {
        requests[request.Name.Name] = request;
        Send(new ServiceChanged(request));
    }

    public void Delete(string name)
    {
        var service = requests[name].Name;
        requests.Remove(name);
        outcomes.Remove(name);
        Send(new ServiceDeleted(service));
    }

    public void Pass(TimeSpan time)
    {
        Now += time;
        outbox.Clear();
        if (Allocator.NextDeadline <= Now)
            Allocator.OnDeadline(Now, outbox);
        Apply();
    }

    public void Send(AllocatorEvent input)
    {
        outbox.Clear();
        Allocator.Handle(input, Now, outbox);
        Apply();
    }

    /// <summary>The addresses of a Service, or the reason why it has none.</summary>
    public string this[string name] => outcomes[name] is { Addresses.Count: > 0 } outcome
        ? outcome.Addresses.ToString()
        : ReasonOf(name).ToString();

    public AllocationReason ReasonOf(string name) => outcomes[name].Reason;

    public ImmutableArray<IpAddress> AddressesOf(string name)
    {
        var pair = outcomes.TryGetValue(name, out var outcome) ? outcome.Addresses : AddressPair.None;
        return [.. Enumerable.Range(0, pair.Count).Select(i => pair[i])];
    }

    public PoolUsage Usage(string pool) => Allocator.Usage.Single(usage => usage.Pool.Value == pool);

    private void Apply()
    {
        LastCount = outbox.Count;
        foreach (var outcome in outbox.Items)
        {
            var name = outcome.Service.Name;
            outcomes[name] = outcome;
            requests[name] = requests[name] with
            {
                HeldAddresses = AddressesOf(name),
                RecordedPool = outcome.Pool,
            };
        }
    }
}
