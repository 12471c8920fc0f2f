namespace Clarion.Lab.Nodes;

/// <summary>What was done to a node.</summary>
internal enum NodePower
{
    /// <summary>It is on, and its cable is in.</summary>
    On,

    /// <summary>It is on, and its cable is pulled out.</summary>
    Cut,

    /// <summary>It is off: nothing of it runs, and no packet comes through.</summary>
    Off,
}
