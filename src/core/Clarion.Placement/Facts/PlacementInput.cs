using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Placement.Facts;

/// <summary>Something placement is told.</summary>
public abstract record PlacementInput
{
    private PlacementInput()
    {
    }

    /// <summary>A Service appeared or changed.</summary>
    public sealed record ServiceSeen(ServiceFacts Service) : PlacementInput;

    /// <summary>A Service went, lost its addresses, its type or its class.</summary>
    public sealed record ServiceGone(ServiceName Service) : PlacementInput;

    /// <summary>An EndpointSlice appeared or changed.</summary>
    public sealed record EndpointsSeen(EndpointFacts Endpoints) : PlacementInput;

    /// <summary>An EndpointSlice went.</summary>
    public sealed record EndpointsGone(ServiceName Service, string Slice) : PlacementInput;

    /// <summary>A Node appeared or changed.</summary>
    public sealed record NodeSeen(NodeFacts Node) : PlacementInput;

    /// <summary>A Node went.</summary>
    public sealed record NodeGone(NodeName Node) : PlacementInput;

    /// <summary>A speaker's Pod appeared or changed.</summary>
    public sealed record SpeakerPodSeen(SpeakerPodFacts Pod) : PlacementInput;

    /// <summary>A speaker's Pod went.</summary>
    public sealed record SpeakerPodGone(string Pod) : PlacementInput;

    /// <summary>Pools and advertisements changed.</summary>
    public sealed record ConfigurationSeen(Configuration Configuration) : PlacementInput;

    /// <summary>The API server stopped answering: what it said last stands.</summary>
    public sealed record ContactLost : PlacementInput;

    /// <summary>The API server answers again and all it has is known.</summary>
    public sealed record ContactRegained : PlacementInput;
}
