namespace Clarion.Api.Vocabulary;

/// <summary>Annotation names: MetalLB's keep their meaning, what it has no place for is ours.</summary>
public static class Annotations
{
    /// <summary>MetalLB's prefix since v0.14.9.</summary>
    public const string MetalLbPrefix = "metallb.io/";

    /// <summary>MetalLB's prefix before; read, never written.</summary>
    public const string DeprecatedPrefix = "metallb.universe.tf/";

    /// <summary>Our own prefix.</summary>
    public const string ClarionPrefix = "clarion-lb.dev/";

    /// <summary>Suffix: take the address from exactly this pool.</summary>
    public const string AddressPool = "address-pool";

    /// <summary>Suffix: one address, or one of each family, separated by a comma.</summary>
    public const string LoadBalancerIPs = "loadBalancerIPs";

    /// <summary>Suffix: Services with equal values may share an address.</summary>
    public const string AllowSharedIp = "allow-shared-ip";

    /// <summary>Written by the controller: the pool that the address came from.</summary>
    public const string IpAllocatedFromPool = MetalLbPrefix + "ip-allocated-from-pool";

    private static readonly string[] ReadSuffixes = [AddressPool, LoadBalancerIPs, AllowSharedIp];

    /// <summary>Whether Clarion reads or writes an annotation of this name on Services.</summary>
    public static bool IsKnown(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is IpAllocatedFromPool or DeprecatedPrefix + "ip-allocated-from-pool"
            || ReadSuffixes.Any(suffix => name == MetalLbPrefix + suffix || name == DeprecatedPrefix + suffix);
    }

    /// <summary>Whether the annotation has one of the prefixes that Clarion reads.</summary>
    public static bool IsOurs(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(MetalLbPrefix, StringComparison.Ordinal)
            || name.StartsWith(DeprecatedPrefix, StringComparison.Ordinal)
            || name.StartsWith(ClarionPrefix, StringComparison.Ordinal);
    }
}
