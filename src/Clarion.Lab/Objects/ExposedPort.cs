using System.Text.Json;

namespace Clarion.Lab.Objects;

/// <summary>core/v1 Service <c>spec.ports[]</c>.</summary>
internal sealed record ExposedPort
{
    public string? Name { get; init; }

    /// <summary>TCP, UDP or SCTP.</summary>
    public string? Protocol { get; init; }

    public int Port { get; init; }

    /// <summary>0 for none.</summary>
    public int NodePort { get; init; }

    /// <summary>A number, or the name of a container's port.</summary>
    public JsonElement TargetPort { get; init; }
}
