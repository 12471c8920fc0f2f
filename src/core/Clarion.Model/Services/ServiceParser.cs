using System.Collections.Immutable;
using Clarion.Api.Core;
using Clarion.Api.Vocabulary;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Model.Selectors;
using Clarion.Primitives;

namespace Clarion.Model.Services;

/// <summary>core/v1 Service to <see cref="ServiceRequest"/>.</summary>
public static class ServiceParser
{
    private const string LoadBalancer = "LoadBalancer";

    /// <summary>
    /// Whether the Service is one of ours: without <c>--lb-class</c> those without a class, with it those of exactly
    /// that class. Others are invisible, and never touched.
    /// </summary>
    public static bool IsOurs(Service service, string? loadBalancerClass)
    {
        ArgumentNullException.ThrowIfNull(service);
        return string.IsNullOrEmpty(loadBalancerClass)
            ? service.Spec.LoadBalancerClass is null
            : service.Spec.LoadBalancerClass == loadBalancerClass;
    }

    /// <summary>
    /// Reads a Service. What cannot be read of its wishes is its <see cref="ServiceRequest.Refusal"/>.
    /// </summary>
    public static ServiceRequest Parse(Service service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var metadata = service.Metadata;
        var spec = service.Spec;
        var annotations = metadata.Annotations;
        var name = new ServiceName(metadata.Namespace ?? "", metadata.Name);
        var refusals = new RefusalCollector(new("Service", name.ToString()));
        var isLocal = spec.ExternalTrafficPolicy == nameof(TrafficPolicy.Local);
        return new(name)
        {
            Uid = metadata.Uid ?? "",
            Created = metadata.CreationTimestamp ?? DateTimeOffset.MaxValue,
            WantsAddress = spec.Type == LoadBalancer,
            Labels = LabelSet.Of(metadata.Labels),
            Families = ReadFamilies(spec),
            FamilyPolicy = spec.IpFamilyPolicy switch
            {
                nameof(FamilyPolicy.RequireDualStack) => FamilyPolicy.RequireDualStack,
                nameof(FamilyPolicy.PreferDualStack) => FamilyPolicy.PreferDualStack,
                _ => FamilyPolicy.SingleStack,
            },
            RequestedAddresses = ReadRequested(service, refusals),
            RequestedPool = PoolOf(Find(annotations, Annotations.AddressPool)),
            SharingKey = NullIfEmpty(Find(annotations, Annotations.AllowSharedIp)),
            BackendKey = isLocal ? LabelSet.Of(spec.Selector).ToString() : "",
            Ports = [.. (spec.Ports ?? []).Select(port => new PortKey(ReadProtocol(port.Protocol), port.Port))],
            HeldAddresses = ReadHeld(service.Status),
            RecordedPool = PoolOf(annotations?.GetValueOrDefault(Annotations.IpAllocatedFromPool)),
            Refusal = refusals.Count == 0 ? null : refusals.ToImmutable()[0],
        };
    }

    private static ImmutableArray<IpFamily> ReadFamilies(ServiceSpec spec)
    {
        IReadOnlyList<string> clusterIPs = spec.ClusterIPs ?? (spec.ClusterIP is { } one ? [one] : []);
        var families = new List<IpFamily>(2);
        foreach (var text in clusterIPs)
        {
            // "None" of a headless Service is no address.
            if (IpAddress.TryParse(text, out var address) && !families.Contains(address.Family))
                families.Add(address.Family);
        }

        return [.. families];
    }

    private static ImmutableArray<IpAddress> ReadRequested(Service service, RefusalCollector refusals)
    {
        var annotation = NullIfEmpty(Find(service.Metadata.Annotations, Annotations.LoadBalancerIPs));
        var field = $"metadata.annotations[{Annotations.MetalLbPrefix}{Annotations.LoadBalancerIPs}]";
        var specified = NullIfEmpty(service.Spec.LoadBalancerIP);
        if (annotation is not null && specified is not null)
        {
            refusals.Add(field, RefusalReason.RequestedTwice,
                "addresses are requested in the annotation and in spec.loadBalancerIP; keep the annotation only");
            return [];
        }

        if (annotation is null)
            field = "spec.loadBalancerIP";
        return (annotation ?? specified) is { } text ? ReadAddresses(text, field, refusals) : [];
    }

    private static ImmutableArray<IpAddress> ReadAddresses(string text, string field, RefusalCollector refusals)
    {
        var addresses = new List<IpAddress>(2);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!IpAddress.TryParse(part, out var address))
            {
                refusals.Add(field, RefusalReason.InvalidRequestedAddress,
                    $"'{part}' is no IP address; write one address, or one IPv4 and one IPv6 address and a comma");
                return [];
            }

            if (addresses.Exists(other => other.Family == address.Family))
            {
                refusals.Add(field, RefusalReason.TooManyAddresses,
                    $"'{text}' has more than one {address.Family} address; ask for one of each family at most");
                return [];
            }

            addresses.Add(address);
        }

        return [.. addresses];
    }

    private static ImmutableArray<IpAddress> ReadHeld(ServiceStatus status)
    {
        var held = ImmutableArray.CreateBuilder<IpAddress>(2);
        foreach (var ingress in status.LoadBalancer.Ingress ?? [])
        {
            if (IpAddress.TryParse(ingress.Ip, out var address) && !held.Contains(address))
                held.Add(address);
        }

        return held.ToImmutable();
    }

    /// <summary>MetalLB's present prefix wins over its former one.</summary>
    private static string? Find(IReadOnlyDictionary<string, string>? annotations, string suffix) =>
        annotations is null
            ? null
            : annotations.GetValueOrDefault(Annotations.MetalLbPrefix + suffix)
                ?? annotations.GetValueOrDefault(Annotations.DeprecatedPrefix + suffix);

    private static PoolName? PoolOf(string? name) => NullIfEmpty(name) is { } text ? new PoolName(text) : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static TransportProtocol ReadProtocol(string? protocol) => protocol switch
    {
        "UDP" => TransportProtocol.Udp,
        "SCTP" => TransportProtocol.Sctp,
        _ => TransportProtocol.Tcp,
    };
}
