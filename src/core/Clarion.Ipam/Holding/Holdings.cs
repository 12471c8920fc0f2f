using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Services;
using Clarion.Ipam.Waiting;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Holding;

/// <summary>
/// Gives Services addresses and takes them back, and remembers the addresses that others may have waited for.
/// </summary>
internal sealed class Holdings(AddressTable addresses, WaitIndex waits)
{
    /// <summary>Addresses that were given back, or are shared or waited for and have another holder.</summary>
    private readonly Queue<IpAddress> changed = [];

    /// <summary>The next address to be offered to those who wait for it.</summary>
    public bool TryTakeChanged(out IpAddress address) => changed.TryDequeue(out address);

    /// <summary>
    /// Takes over what the Service says now. What it shares by must not change while it holds addresses.
    /// </summary>
    public void ChangeRequest(ServiceState service, ServiceRequest request)
    {
        if (SharesAlike(service.Request, request))
        {
            service.Request = request;
            return;
        }

        var held = service.Addresses;
        for (var i = 0; i < held.Count; i++)
            addresses.Remove(held[i], service);
        service.Request = request;
        service.Addresses = AddressPair.None;
        for (var i = 0; i < held.Count; i++)
        {
            if (addresses.FindBlocker(held[i], service) is null)
                Hold(service, held[i]);
            // Its ports, or its key, may be what others wait for, whether it stays or goes.
            changed.Enqueue(held[i]);
        }
    }

    /// <summary>Holds the addresses that the Service shows; returns how many of them another Service has.</summary>
    public int Claim(ServiceState service)
    {
        var taken = 0;
        foreach (var address in service.Request.HeldAddresses)
        {
            if (service.Addresses.TryGet(address.Family, out _) || !service.Request.Families.Contains(address.Family))
                continue;
            if (addresses.FindBlocker(address, service) is null)
                Hold(service, address);
            else
                taken++;
        }

        service.Pool = service.Addresses.Count > 0 ? service.Request.RecordedPool : null;
        return taken;
    }

    /// <summary>Takes back all that the Service holds.</summary>
    public void Release(ServiceState service)
    {
        var held = service.Addresses;
        for (var i = 0; i < held.Count; i++)
            GiveBack(service, held[i]);
        service.Pool = null;
        service.GraceUntil = null;
    }

    /// <summary>Makes the Service have what was chosen for it, and nothing else.</summary>
    public void Assign(ServiceState service, Choice choice)
    {
        var before = service.Addresses;
        for (var i = 0; i < before.Count; i++)
        {
            if (!choice.Addresses.Contains(before[i]))
                GiveBack(service, before[i]);
        }

        for (var i = 0; i < choice.Addresses.Count; i++)
        {
            if (!before.Contains(choice.Addresses[i]))
                Hold(service, choice.Addresses[i]);
        }

        service.Addresses = choice.Addresses;
        service.Pool = choice.Pool;
        service.GraceUntil = null;
    }

    public void GiveBack(ServiceState service, IpAddress address)
    {
        addresses.Remove(address, service);
        service.Addresses = service.Addresses.Without(address);
        changed.Enqueue(address);
    }

    private static bool SharesAlike(ServiceRequest left, ServiceRequest right) =>
        left.SharingKey == right.SharingKey && left.BackendKey == right.BackendKey
        && left.Ports.AsSpan().SequenceEqual(right.Ports.AsSpan());

    private void Hold(ServiceState service, IpAddress address)
    {
        addresses.Add(address, service);
        service.Addresses = service.Addresses.With(address);
        // Others may wait to share whatever address this one has; those who ask for it are told who has it.
        if (service.Request.SharingKey is not null || waits.CountOf(WaitKey.Of(address)) > 0)
            changed.Enqueue(address);
    }
}
