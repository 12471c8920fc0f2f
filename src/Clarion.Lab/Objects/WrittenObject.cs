using System.Text.Json;
using System.Text.Json.Serialization;
using Clarion.Api.Meta;

namespace Clarion.Lab.Objects;

/// <summary>An object with all its fields, as the lab writes it: Clarion itself reads few of them.</summary>
internal sealed record WrittenObject : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>Everything but the metadata.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Fields { get; set; }
}
