namespace Clarion.Hub.Storage;

/// <summary>One write. Its resource version is that of <paramref name="Now"/>.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Now">The object after it; of a deleted one the last content at the version of the deletion.</param>
/// <param name="Before">The object before it; null when it was made.</param>
internal sealed record Change(ChangeType Type, StoredObject Now, StoredObject? Before);
