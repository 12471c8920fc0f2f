namespace Clarion.Api.Vocabulary;

/// <summary>Reasons of the Events that speakers write about Services; MetalLB's.</summary>
public static class SpeakerEventReasons
{
    /// <summary>Normal: a node announces the Service now.</summary>
    public const string NodeAssigned = "nodeAssigned";

    /// <summary>Warning: the node that should announce it cannot.</summary>
    public const string AnnounceFailed = "announceFailed";
}
