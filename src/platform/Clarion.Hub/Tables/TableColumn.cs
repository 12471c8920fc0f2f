using System.Text.Json.Nodes;

namespace Clarion.Hub.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Type">string, integer, number, boolean or date.</param>
/// <param name="Cell">What stands in it for an object, at a time.</param>
internal sealed record TableColumn(string Name, string Type, Func<JsonObject, DateTimeOffset, JsonNode?> Cell)
{
    /// <summary>name for the column that names the object; else empty.</summary>
    public string Format { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Above 0: only with <c>-o wide</c>.</summary>
    public int Priority { get; init; }

    /// <summary>How a table defines it.</summary>
    public JsonObject Definition() => new()
    {
        ["name"] = Name,
        ["type"] = Type,
        ["format"] = Format,
        ["description"] = Description,
        ["priority"] = Priority,
    };

    /// <summary>A column of texts.</summary>
    public static TableColumn Text(string name, string description, Func<JsonObject, string> cell) =>
        new(name, "string", (value, _) => cell(value)) { Description = description };

    /// <summary>As <see cref="Text"/>, only with <c>-o wide</c>.</summary>
    public static TableColumn Wide(string name, string description, Func<JsonObject, string> cell) =>
        Text(name, description, cell) with { Priority = 1 };

    /// <summary>The first column.</summary>
    public static TableColumn ObjectName() => Text("Name", "The object's name.",
        value => (string?)value["metadata"]?["name"] ?? "") with { Format = "name" };

    /// <summary>How long the object is there.</summary>
    public static TableColumn ObjectAge() => new("Age", "string",
        (value, now) => Age.Since((string?)value["metadata"]?["creationTimestamp"], now))
    {
        Description = "The time since the object was created.",
    };
}
