namespace Clarion.Api.Vocabulary;

/// <summary>Types of conditions that others write and Clarion reads.</summary>
public static class ConditionTypes
{
    /// <summary>Of a Node or a Pod.</summary>
    public const string Ready = "Ready";

    /// <summary>Of a Node: its network is not set up.</summary>
    public const string NetworkUnavailable = "NetworkUnavailable";

    /// <summary>The status of a condition that holds.</summary>
    public const string True = "True";
}
