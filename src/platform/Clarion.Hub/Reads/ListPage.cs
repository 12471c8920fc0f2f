using Clarion.Hub.Storage;

namespace Clarion.Hub.Reads;

/// <summary>What a list answers with.</summary>
/// <param name="Version">The version of the state it shows.</param>
/// <param name="Objects">The objects of this page.</param>
/// <param name="Continue">Where the next page begins; null on the last one.</param>
/// <param name="Remaining">How many objects follow; null when that was not counted.</param>
internal sealed record ListPage(
    long Version, IReadOnlyList<StoredObject> Objects, ContinueToken? Continue, int? Remaining);
