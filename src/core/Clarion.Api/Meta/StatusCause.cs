namespace Clarion.Api.Meta;

/// <summary>One cause of a <see cref="Status"/>: for Invalid, a field and what is wrong with it.</summary>
public sealed record StatusCause
{
    public string? Reason { get; init; }

    public string? Message { get; init; }

    public string? Field { get; init; }
}
