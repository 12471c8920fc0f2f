using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas;

/// <summary>Reads JSON numbers whatever they were made from: a text that was read, or a number of C#.</summary>
internal static class Numbers
{
    /// <summary>A whole number; also where it is written as 80.0.</summary>
    public static bool TryReadWhole(JsonValue value, out long number)
    {
        number = 0;
        if (!TryRead(value, out var any) || any != decimal.Truncate(any) || any is > long.MaxValue or < long.MinValue)
            return false;
        number = (long)any;
        return true;
    }

    /// <summary>Any number that a decimal holds.</summary>
    public static bool TryRead(JsonValue value, out decimal number)
    {
        number = 0;
        return value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(
            value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
