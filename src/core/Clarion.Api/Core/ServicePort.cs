namespace Clarion.Api.Core;

/// <summary>core/v1 Service <c>spec.ports[]</c>.</summary>
public sealed record ServicePort
{
    public string? Name { get; init; }

    /// <summary>TCP, UDP or SCTP; TCP when absent.</summary>
    public string? Protocol { get; init; }

    /// <summary>1 to 65535.</summary>
    public int Port { get; init; }
}
