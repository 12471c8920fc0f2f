using Clarion.Hub.Kinds;

namespace Clarion.Hub.Storage;

/// <summary>In whose form objects are stored that two groups show.</summary>
internal static class StoredKinds
{
    /// <summary>The first kind of those that share a store: the one whose names of fields are stored.</summary>
    public static HubKind Of(HubKind kind) => HubKinds.All.First(other => other.StoredAs == kind.StoredAs);
}
