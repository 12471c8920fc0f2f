namespace Clarion.Lab.Steering;

/// <summary>What became of a command.</summary>
/// <param name="IsDone">Whether it was done.</param>
/// <param name="Text">What there is to say, or why not.</param>
public sealed record Reply(bool IsDone, string Text);
