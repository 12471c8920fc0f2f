namespace Clarion.Speaker.Viewing;

/// <summary>One decision of a speaker that concerned its node.</summary>
public sealed record DecisionView
{
    /// <summary>When.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The Service, as NAMESPACE/NAME.</summary>
    public string Service { get; init => field = value ?? ""; } = "";

    /// <summary>The node that announces it from then on; null: nobody does.</summary>
    public string? Owner { get; init; }

    /// <summary>Why: a member of <see cref="Placement.Reasons.PlacementReason"/>.</summary>
    public string Reason { get; init => field = value ?? ""; } = "";
}
