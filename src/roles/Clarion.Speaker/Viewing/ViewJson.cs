using System.Text.Json.Serialization;

namespace Clarion.Speaker.Viewing;

/// <summary>Source-generated JSON of what speakers answer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Layer2View))]
public sealed partial class ViewJson : JsonSerializerContext;
