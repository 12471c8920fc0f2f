namespace Clarion.Speaker.Viewing;

/// <summary>What a speaker answers when an operator asks it: only it knows these things.</summary>
public sealed record Layer2View
{
    /// <summary>The path that it is asked for under.</summary>
    public const string Path = "/clarion/v1/layer2";

    /// <summary>The node it runs on.</summary>
    public string Node { get; init => field = value ?? ""; } = "";

    /// <summary>Its program's version.</summary>
    public string Version { get; init => field = value ?? ""; } = "";

    /// <summary>When it answered.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Why it is not ready, as a sentence; null when it is.</summary>
    public string? NotReadyBecause { get; init; }

    /// <summary>Interfaces that it announces on, by name.</summary>
    public IReadOnlyList<string> Interfaces { get; init => field = value ?? []; } = [];

    /// <summary>Interfaces that it cannot use, or is told not to.</summary>
    public IReadOnlyList<RefusedInterfaceView> RefusedInterfaces { get; init => field = value ?? []; } = [];

    /// <summary>Every address that it is to answer for, in order.</summary>
    public IReadOnlyList<AddressView> Addresses { get; init => field = value ?? []; } = [];

    /// <summary>Questions that came faster than they could be answered; since its announcer runs.</summary>
    public long DroppedFrames { get; init; }

    /// <summary>What it decided last about Services of this node, the newest first.</summary>
    public IReadOnlyList<DecisionView> Decisions { get; init => field = value ?? []; } = [];

    /// <summary>How many addresses, interfaces or decisions were left out because a limit was reached.</summary>
    public int OmittedCount { get; init; }
}
