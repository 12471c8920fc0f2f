namespace Clarion.Neighbors.Arp;

/// <summary>The <c>ar$op</c> of RFC 826; other values are carried as they are.</summary>
public enum ArpOperation
{
    /// <summary>Who has the target address?</summary>
    Request = 1,

    /// <summary>The sender has the sender address.</summary>
    Reply = 2,
}
