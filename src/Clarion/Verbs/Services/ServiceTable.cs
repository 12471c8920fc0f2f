using Clarion.Inspection;
using Clarion.Inspection.Findings;
using Clarion.Output;

namespace Clarion.Verbs.Services;

/// <summary>Services as a table.</summary>
internal static class ServiceTable
{
    private static readonly Column[] Columns =
    [
        new("NAMESPACE", "namespace"), new("NAME", "name"), new("ADDRESS", "addresses"), new("POOL", "pool"),
        new("ANNOUNCED BY", "announcedBy"), new("ENDPOINTS", "endpoints"), new("SINCE", "since"), new("STATE", "state"),
    ];

    /// <summary>A row for each of the Services.</summary>
    public static TableSection Of(Judgement judgement, IEnumerable<ServiceView> services) =>
        new("services", Columns, [.. services.Select(service => RowOf(judgement, service))]) { IdentityColumns = 2 };

    private static Cell[] RowOf(Judgement judgement, ServiceView service) =>
    [
        service.Name.Namespace,
        service.Name.Name,
        Cell.Of(service.Request.HeldAddresses.Select(address => address.ToString())),
        service.Request.RecordedPool?.Value ?? service.Outcome?.Pool?.Value,
        Cell.Of(service.Announcers),
        EndpointsOf(service),
        Cell.Age(service.AllocatedSince, judgement.Picture.Taken),
        StateOf(judgement, service),
    ];

    private static Cell EndpointsOf(ServiceView service) => service.Endpoints is { } tally
        ? new(tally.ToString(), new System.Text.Json.Nodes.JsonObject
        {
            ["usable"] = tally.Usable,
            ["total"] = tally.Total,
        })
        {
            Tone = tally.Usable == 0 ? Tone.Warning : Tone.Plain,
        }
        : new(Cell.None, null);

    /// <summary>One word for a machine, and for people the first thing that is wrong.</summary>
    private static Cell StateOf(Judgement judgement, ServiceView service)
    {
        if (ServiceFindings.Of(judgement, service).FirstOrDefault(one => one.Level == Level.Problem) is { } finding)
            return new($"{finding.Reason.Code}: {finding.Reason.Sentence}", finding.Reason.Code) { Tone = Tone.Bad };
        if (!judgement.Picture.ShowsPlacement)
            return new(service.HasAddress ? "has an address" : Cell.None, service.HasAddress ? "Allocated" : null);
        return new("ok", "Announced") { Tone = Tone.Good };
    }
}
