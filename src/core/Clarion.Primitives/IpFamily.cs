namespace Clarion.Primitives;

/// <summary>The family of an address; the names are those of Kubernetes' <c>spec.ipFamilies</c>.</summary>
public enum IpFamily
{
    /// <summary>Internet Protocol version 4, 32 bits.</summary>
    IPv4 = 4,

    /// <summary>Internet Protocol version 6, 128 bits.</summary>
    IPv6 = 6,
}
