using System.Text.Json.Nodes;
using Clarion.Hub.Schemas.Cel;

namespace Clarion.Hub.Schemas;

/// <summary>
/// What a field may hold, of core kinds (<see cref="CoreSchemas"/>) and custom ones (<see cref="CustomSchemaReader"/>)
/// alike. What does not exist for one of them has its default.
/// </summary>
internal sealed class SchemaNode
{
    public static readonly SchemaNode Anything = new() { Type = SchemaType.Any };

    public required SchemaType Type { get; init; }

    /// <summary>int32, int64, byte, date-time, date-time-micro, quantity, or null.</summary>
    public string? Format { get; init; }

    /// <summary>
    /// Of core kinds: the name of the type, for example <c>ServicePort</c>; null for lists, maps and scalars.
    /// </summary>
    public string? Name { get; init; }

    public IReadOnlyDictionary<string, SchemaNode> Fields { get; init; } = new Dictionary<string, SchemaNode>();

    /// <summary>Of arrays: the items. Of maps: the values.</summary>
    public SchemaNode? Items { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The allowed values; empty: all.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public int? ItemsMin { get; init; }

    public int? ItemsMax { get; init; }

    public int? LengthMax { get; init; }

    public JsonNode? Default { get; init; }

    /// <summary>Whether fields without a schema are kept.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>Fields that identify an item of a list; empty: none do.</summary>
    public IReadOnlyList<string> ItemKeys { get; init; } = [];

    /// <summary>Whether no item may be there twice.</summary>
    public bool IsSet { get; init; }

    /// <summary>Conditions in CEL.</summary>
    public IReadOnlyList<CelRule> Rules { get; init; } = [];

    /// <summary>How strategic merge patch merges a list; null: it is replaced.</summary>
    public ListMerge? Merge { get; init; }

    /// <summary>The field's number in protobuf; 0: no verb sends it.</summary>
    public int WireNumber { get; init; }

    /// <summary>Whether zero and false on the wire are values, and not the lack of one.</summary>
    public bool KeepsZero { get; init; }
}
