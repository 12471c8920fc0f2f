namespace Clarion.Hub;

/// <summary>The Hub cannot start; the message says why and what to do.</summary>
public sealed class HubStartException(string message) : Exception(message);
