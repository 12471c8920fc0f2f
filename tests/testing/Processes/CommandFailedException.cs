namespace Clarion.Testing.Processes;

/// <summary>A command that a test relies on failed; the message has the command line and what it wrote.</summary>
public sealed class CommandFailedException(string message) : Exception(message);
