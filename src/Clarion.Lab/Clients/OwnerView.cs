namespace Clarion.Lab.Clients;

/// <summary>Who has an address.</summary>
/// <param name="ByArp">The node that answers the client; empty: nobody.</param>
/// <param name="ByStatus">The node that ServiceL2Status names; empty: none does.</param>
internal readonly record struct OwnerView(string ByArp, string ByStatus);
