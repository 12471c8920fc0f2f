using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Holding;

/// <summary>Whether two Services may have the same address, and in words why not.</summary>
internal static class Sharing
{
    /// <summary>The first thing that speaks against it; the same whichever Service comes first.</summary>
    public static SharingObstacle FindObstacle(ServiceRequest left, ServiceRequest right)
    {
        if (left.SharingKey is null || right.SharingKey is null)
            return SharingObstacle.NotAllowed;
        if (left.SharingKey != right.SharingKey)
            return SharingObstacle.OtherKey;
        if (left.BackendKey != right.BackendKey)
            return SharingObstacle.OtherBackends;
        return FindSamePort(left, right) is null ? SharingObstacle.None : SharingObstacle.SamePort;
    }

    /// <summary>Who has an address that another one asks for and, where sharing was meant, why that fails.</summary>
    /// <param name="address">The address.</param>
    /// <param name="holder">Who has it.</param>
    /// <param name="asker">Who asks for it.</param>
    public static string Describe(IpAddress address, ServiceRequest holder, ServiceRequest asker)
    {
        var has = $"Service {holder.Name} has {address}";
        return FindObstacle(holder, asker) switch
        {
            SharingObstacle.NotAllowed when asker.SharingKey is { } key =>
                $"{has} and does not share it, while this one would under the key '{key}'",
            SharingObstacle.NotAllowed when holder.SharingKey is { } key =>
                $"{has} and shares it under the key '{key}', which this one does not have",
            SharingObstacle.OtherKey =>
                $"{has} and shares it under the key '{holder.SharingKey}', while this one has '{asker.SharingKey}'",
            SharingObstacle.OtherBackends =>
                $"{has} and, with externalTrafficPolicy Local, shares it only with Services of the same selector",
            SharingObstacle.SamePort => $"{has} and serves {FindSamePort(holder, asker)} on it, as this one would",
            _ => has,
        };
    }

    private static PortKey? FindSamePort(ServiceRequest left, ServiceRequest right)
    {
        foreach (var port in left.Ports)
        {
            foreach (var other in right.Ports)
            {
                if (port == other)
                    return port;
            }
        }

        return null;
    }
}
