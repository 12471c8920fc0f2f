namespace Clarion.Hub.Kinds;

/// <summary>A path below an object, for example <c>status</c>.</summary>
/// <param name="Name">The last part of the path.</param>
/// <param name="Verbs">What may be done there, as discovery says.</param>
internal sealed record HubSubresource(string Name, IReadOnlyList<string> Verbs)
{
    /// <summary>The group, version and kind of what it takes and returns; null: the object itself.</summary>
    public (string Group, string Version, string Kind)? Response { get; init; }
}
