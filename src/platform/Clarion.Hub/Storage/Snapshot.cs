namespace Clarion.Hub.Storage;

/// <summary>All objects of a kind at one version, in the order of lists.</summary>
internal sealed record Snapshot(long Version, IReadOnlyList<StoredObject> Objects);
