using Clarion.Kubernetes.Informers;
using Clarion.Placement.Facts;
using Clarion.Primitives;

namespace Clarion.Speaker.Observing;

/// <summary>Tells an API server that is away from a watch that is opened again.</summary>
internal sealed class ContactMonitor(IReadOnlyCollection<IInformer> informers)
{
    /// <summary>A watch that broke is open again within a second or two; longer is an outage.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Instant? problemSince;
    private bool isLost;

    /// <summary>What keeps the informers from following; null when all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Looks; gives an input when contact was lost or regained since the last look.</summary>
    public PlacementInput? Look(Instant now)
    {
        Problem = informers.Select(informer => informer.Problem).FirstOrDefault(problem => problem is not null);
        problemSince = Problem is null ? null : problemSince ?? now;
        var wasLost = isLost;
        isLost = problemSince is { } since && now - since >= Patience;
        return (wasLost, isLost) switch
        {
            (false, true) => new PlacementInput.ContactLost(),
            (true, false) => new PlacementInput.ContactRegained(),
            _ => null,
        };
    }
}
