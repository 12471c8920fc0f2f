using System.Text.Json.Nodes;

namespace Clarion.Hub.Writes;

/// <summary>What a delete did.</summary>
/// <param name="Content">The object: as it was last when it is gone, else as it is while it ends.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="IsGone">Whether it is gone.</param>
internal sealed record Deletion(JsonObject Content, string Uid, bool IsGone);
