using System.Text.Json.Nodes;

namespace Clarion.Manifests.Schema;

/// <summary>The schemas of types without parts.</summary>
internal static class Scalars
{
    /// <summary>Null when the type is no scalar.</summary>
    public static JsonObject? Find(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => new() { ["type"] = "string" },
        TypeCode.Boolean => new() { ["type"] = "boolean" },
        TypeCode.Int32 => Integer("int32"),
        TypeCode.Int64 => Integer("int64"),
        // OpenAPI has no unsigned integers.
        TypeCode.UInt32 => Bounded(Integer("int64"), uint.MinValue, uint.MaxValue),
        _ when type == typeof(DateTimeOffset) => new() { ["type"] = "string", ["format"] = "date-time" },
        _ => null,
    };

    public static JsonObject Bounded(JsonObject schema, long minimum, long maximum)
    {
        schema["minimum"] = minimum;
        schema["maximum"] = maximum;
        return schema;
    }

    private static JsonObject Integer(string format) => new() { ["type"] = "integer", ["format"] = format };
}
