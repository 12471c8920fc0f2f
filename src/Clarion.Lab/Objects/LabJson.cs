using System.Text.Json.Serialization;
using Clarion.Api.Meta;

namespace Clarion.Lab.Objects;

/// <summary>Source-generated JSON of what the lab's stand-ins read and write.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ObjectList<WrittenObject>))]
[JsonSerializable(typeof(ObjectList<ExposedService>))]
[JsonSerializable(typeof(ObjectList<BackendSlice>))]
internal sealed partial class LabJson : JsonSerializerContext;
