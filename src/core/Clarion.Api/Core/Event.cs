using System.Text.Json.Serialization;
using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 Event, the view that <c>kubectl describe</c> reads.</summary>
public sealed record Event : IObject
{
    public string ApiVersion { get; init => field = value ?? "v1"; } = "v1";

    public string Kind { get; init => field = value ?? "Event"; } = "Event";

    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public required ObjectReference InvolvedObject { get; init; }

    /// <summary>A CamelCase word that machines match on.</summary>
    public required string Reason { get; init; }

    /// <summary>A sentence for people; at most 1,024 bytes by convention.</summary>
    public required string Message { get; init; }

    /// <summary>Normal or Warning.</summary>
    public required string Type { get; init; }

    public required EventSource Source { get; init; }

    [JsonConverter(typeof(SecondsTimeConverter))]
    public DateTimeOffset? FirstTimestamp { get; init; }

    [JsonConverter(typeof(SecondsTimeConverter))]
    public DateTimeOffset? LastTimestamp { get; init; }

    public int Count { get; init; } = 1;

    public string? ReportingComponent { get; init; }

    public string? ReportingInstance { get; init; }
}
