namespace Clarion.Speaker.Viewing;

/// <summary>An interface that a speaker does not use.</summary>
public sealed record RefusedInterfaceView
{
    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Why: a member of <see cref="Neighbors.Interfaces.InterfaceVerdict"/>.</summary>
    public string Verdict { get; init => field = value ?? ""; } = "";
}
