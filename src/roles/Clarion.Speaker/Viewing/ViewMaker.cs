using Clarion.Speaker.Announcing;
using Clarion.Speaker.Layer2;

namespace Clarion.Speaker.Viewing;

/// <summary>Puts together what a speaker answers.</summary>
internal static class ViewMaker
{
    /// <summary>About 1 MB of JSON: a node that owns more is asked about single addresses in its metrics.</summary>
    public const int AddressesMax = 4_000;

    /// <summary>A node may have an interface for each container.</summary>
    public const int RefusedInterfacesMax = 200;

    /// <param name="announcer">What the network did.</param>
    /// <param name="own">What was decided.</param>
    public static Layer2View Make(AnnouncerView announcer, OwnServices own)
    {
        var services = own.Placements.Values
            .SelectMany(placement => placement.Addresses, (placement, address) => (address, placement.Service))
            .ToLookup(pair => pair.address, pair => pair.Service.ToString());
        return new()
        {
            Interfaces = announcer.Interfaces,
            RefusedInterfaces = [.. announcer.Refused.Take(RefusedInterfacesMax).Select(Of)],
            Addresses =
            [
                .. announcer.Outcomes.Take(AddressesMax).Select(outcome =>
                    Of(outcome, services[outcome.Address], announcer.Counters.GetValueOrDefault(outcome.Address))),
            ],
            DroppedFrames = announcer.DroppedFrames,
            OmittedCount = Math.Max(0, announcer.Outcomes.Length - AddressesMax)
                + Math.Max(0, announcer.Refused.Length - RefusedInterfacesMax),
        };
    }

    private static AddressView Of(
        AnnouncementOutcome outcome, IEnumerable<string> services, AddressCounters? counters) => new()
    {
        Address = outcome.Address.ToString(),
        Services = [.. services.Order(StringComparer.Ordinal)],
        Interfaces = outcome.Interfaces,
        Refused = [.. outcome.Refused.Select(Of)],
        RequestsReceived = counters?.RequestsReceived ?? 0,
        ResponsesSent = counters?.ResponsesSent ?? 0,
        GratuitousSent = counters?.GratuitousSent ?? 0,
    };

    private static RefusedInterfaceView Of(RefusedInterface refused) =>
        new() { Name = refused.Name, Verdict = refused.Verdict.ToString() };
}
