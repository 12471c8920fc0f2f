namespace Clarion.Api.Meta;

/// <summary>Details of a <see cref="Status"/>.</summary>
public sealed record StatusDetails
{
    public string? Name { get; init; }

    public string? Kind { get; init; }

    public IReadOnlyList<StatusCause>? Causes { get; init; }

    public int? RetryAfterSeconds { get; init; }
}
