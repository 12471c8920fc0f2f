using System.Net;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Services;

/// <summary>What a write of a Service takes and gives back; it is done with <see cref="ServiceNetwork.Commit"/>.</summary>
internal sealed class ServiceAssignment
{
    /// <summary>Why the Service cannot have what it asks for; nothing is held then.</summary>
    public Refusal? Refusal { get; init; }

    internal List<IPAddress> TakenAddresses { get; } = [];

    internal List<int> TakenPorts { get; } = [];

    internal List<IPAddress> FreedAddresses { get; } = [];

    internal List<int> FreedPorts { get; } = [];
}
