using Clarion.Hub.Schemas;

namespace Clarion.Hub.Failures;

/// <summary>What a failure is about; empty fields are left out.</summary>
internal sealed record FailureDetails
{
    public static readonly FailureDetails Empty = new();

    public string Name { get; init; } = "";

    public string Group { get; init; } = "";

    /// <summary>The plural where an object is missing or in the way, the Kind where it is invalid.</summary>
    public string Kind { get; init; } = "";

    public string Uid { get; init; } = "";

    public IReadOnlyList<Cause> Causes { get; init; } = [];

    /// <summary>Seconds; 0: none. Also the header Retry-After.</summary>
    public int RetryAfterSeconds { get; init; }
}
