namespace Clarion.Hub.Storage;

/// <summary>What happened to a kind after a version.</summary>
/// <param name="Floor">The oldest version one may ask from.</param>
/// <param name="Changes">The oldest of them, in order; null when that version is forgotten.</param>
/// <param name="Version">The version of the whole store.</param>
/// <param name="More">Ends when there are more.</param>
internal sealed record ChangesAfter(long Floor, IReadOnlyList<Change>? Changes, long Version, Task More);
