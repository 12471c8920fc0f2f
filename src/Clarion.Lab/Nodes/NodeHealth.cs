namespace Clarion.Lab.Nodes;

/// <summary>A node as its kubelet tells it.</summary>
/// <param name="IsReady">Whether the node is heard.</param>
/// <param name="IsSpeakerReady">Whether its speaker is ready.</param>
/// <param name="IsApplicationReady">Whether its application is ready.</param>
internal sealed record NodeHealth(bool IsReady, bool IsSpeakerReady, bool IsApplicationReady)
{
    /// <summary>Before anything was heard.</summary>
    public static readonly NodeHealth Unknown = new(false, false, false);

    /// <summary>Whether everything on it works.</summary>
    public bool IsWhole => IsReady && IsSpeakerReady && IsApplicationReady;
}
