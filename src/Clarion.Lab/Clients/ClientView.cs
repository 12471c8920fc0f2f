namespace Clarion.Lab.Clients;

/// <summary>What a client notices.</summary>
/// <param name="SinceLast">How long ago the last answer came; null: there was none.</param>
/// <param name="Backend">Who gave it.</param>
/// <param name="LongestGap">The longest time without an answer since the measure began.</param>
/// <param name="Answers">How many there were.</param>
internal readonly record struct ClientView(TimeSpan? SinceLast, string Backend, TimeSpan LongestGap, long Answers);
