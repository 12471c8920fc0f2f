namespace Clarion.Api.Meta;

/// <summary>meta.k8s.io/v1 Status: how the API server tells a failure.</summary>
public sealed record Status
{
    public string? Message { get; init; }

    /// <summary>NotFound, Conflict, Forbidden, Invalid, Expired, ...</summary>
    public string? Reason { get; init; }

    public int? Code { get; init; }

    public StatusDetails? Details { get; init; }
}
