namespace Clarion.Lab;

/// <summary>The machine refused something that the lab cannot do without; the message says what and why.</summary>
public sealed class LabException(string message) : Exception(message);
