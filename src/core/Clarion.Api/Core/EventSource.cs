namespace Clarion.Api.Core;

/// <summary>core/v1 Event <c>source</c>.</summary>
public sealed record EventSource
{
    public string? Component { get; init; }

    public string? Host { get; init; }
}
