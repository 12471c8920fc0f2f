using Clarion.Hub.Schemas;
using Clarion.Primitives;

namespace Clarion.Hub.Services;

/// <summary>
/// What a write of a Service takes and gives back; <see cref="ServiceNetwork.Commit"/> or
/// <see cref="ServiceNetwork.Undo"/> ends it.
/// </summary>
internal sealed class ServiceAssignment
{
    /// <summary>Why the Service cannot have what it asks for; nothing is held then.</summary>
    public Refusal? Refusal { get; set; }

    internal List<IpAddress> TakenAddresses { get; } = [];

    internal List<int> TakenPorts { get; } = [];

    internal List<IpAddress> FreedAddresses { get; } = [];

    internal List<int> FreedPorts { get; } = [];
}
