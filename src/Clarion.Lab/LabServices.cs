using Clarion.Api.Meta;
using Clarion.Lab.Objects;
using Clarion.Primitives;

namespace Clarion.Lab;

/// <summary>The Services of a lab, and the addresses that they were given.</summary>
/// <param name="lab">The lab.</param>
internal sealed class LabServices(RunningLab lab)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>How many there are.</summary>
    public int Count => lab.Cluster.Informers.Services.Store.Objects.Count(Manifests.IsOfApplication);

    /// <summary>Whether one of this name is there.</summary>
    public bool Has(string name) => lab.Cluster.Informers.Services.Store.TryGet(KeyOf(name), out _);

    /// <summary>Creates one of the lab's application.</summary>
    /// <exception cref="LabException">The API server refused it.</exception>
    public Task CreateAsync(string name, bool isDualStack, CancellationToken cancellationToken) =>
        lab.Cluster.Api.CreateOrThrowAsync(
            LabKinds.Service, Manifests.Service(name, isDualStack), cancellationToken);

    /// <summary>The addresses of one; empty when it has none, or is not there.</summary>
    public IReadOnlyList<IpAddress> Addresses(string name) =>
        lab.Cluster.Informers.Services.Store.TryGet(KeyOf(name), out var service)
            ? [.. service.LoadBalancerAddresses.Select(IpAddress.ParseOrThrow)]
            : [];

    /// <summary>Waits until one has its addresses.</summary>
    public async Task<IReadOnlyList<IpAddress>> AddressesAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Addresses(name) is { Count: > 0 } addresses)
                return addresses;
            await Task.Delay(LookInterval, lab.Time, cancellationToken);
        }
    }

    /// <summary>Removes one.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        lab.Cluster.Api.Client.DeleteAsync(
            LabKinds.Service, KeyOf(name), null, cancellationToken);

    private static ObjectKey KeyOf(string name) => new(Manifests.ServiceNamespace, name);
}
