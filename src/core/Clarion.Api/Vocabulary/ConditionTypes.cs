namespace Clarion.Api.Vocabulary;

/// <summary>Types of conditions that Clarion reads or writes.</summary>
public static class ConditionTypes
{
    /// <summary>Of a Node or a Pod.</summary>
    public const string Ready = "Ready";

    /// <summary>Of a Node: its network is not set up.</summary>
    public const string NetworkUnavailable = "NetworkUnavailable";

    /// <summary>Of a Service, written by the controller: whether it has all that it asks for, and why not.</summary>
    public const string AddressAllocated = Annotations.ClarionPrefix + "AddressAllocated";

    /// <summary>The status of a condition that holds.</summary>
    public const string True = "True";
}
