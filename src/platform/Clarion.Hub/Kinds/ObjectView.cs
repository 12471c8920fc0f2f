using System.Text.Json.Nodes;

namespace Clarion.Hub.Kinds;

/// <summary>
/// One stored object under several versions: both of BGPPeer differ by apiVersion only, and Events of both groups by names
/// of fields. Stored are the version that was written for BGPPeer, and core v1 for Event.
/// </summary>
internal static class ObjectView
{
    /// <summary>The object as a version shows it: the same instance where nothing differs, else a copy.</summary>
    /// <param name="kind">The kind and version that is asked for.</param>
    /// <param name="stored">The object as it is stored; not changed.</param>
    public static JsonObject Of(HubKind kind, JsonObject stored) => throw new NotSupportedException();

    /// <summary>The form in which an object is stored that was written in a version.</summary>
    /// <param name="kind">The kind and version that was written.</param>
    /// <param name="written">The object; the same instance comes back where nothing differs.</param>
    public static JsonObject ToStored(HubKind kind, JsonObject written) => throw new NotSupportedException();
}
