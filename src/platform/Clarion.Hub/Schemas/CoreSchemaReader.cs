using System.Globalization;

namespace Clarion.Hub.Schemas;

/// <summary>Reads the notation of CoreSchemas.txt, which its first lines explain.</summary>
internal sealed class CoreSchemaReader
{
    private readonly Dictionary<string, List<string[]>> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaNode> types = new(StringComparer.Ordinal);

    public CoreSchemaReader(string text)
    {
        List<string[]> fields = [];
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == ' ')
                fields.Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            else
                lines.Add(line, fields = []);
        }

        foreach (var name in lines.Keys)
            Named(name);
    }

    /// <summary>The type of that name, or null.</summary>
    public SchemaNode? Find(string name) => types.GetValueOrDefault(name);

    private SchemaNode Named(string name)
    {
        if (types.TryGetValue(name, out var known))
            return known;
        var node = new SchemaNode
        {
            Type = SchemaType.Object,
            Name = name,
            Fields = lines[name].ToDictionary(field => field[0], Field, StringComparer.Ordinal),
        };
        types.Add(name, node);
        return node;
    }

    private SchemaNode Field(string[] words)
    {
        var options = words.Skip(2).Select(word => word.Split('=', 2)).ToDictionary(
            parts => parts[0], parts => parts.Length == 2 ? parts[1] : "", StringComparer.Ordinal);
        var wire = options.GetValueOrDefault("wire", "0");
        var bare = Typed(words[1]);
        return new SchemaNode
        {
            Type = bare.Type,
            Format = bare.Format,
            Name = bare.Name,
            Fields = bare.Fields,
            Items = bare.Items,
            ItemKeys = options.TryGetValue("keys", out var keys) ? keys.Split(',') : [],
            IsSet = options.ContainsKey("set"),
            Merge = options.TryGetValue("merge", out var key) ? new ListMerge(key.Length == 0 ? null : key) : null,
            WireNumber = int.Parse(wire.TrimEnd('?'), CultureInfo.InvariantCulture),
            KeepsZero = wire.EndsWith('?'),
        };
    }

    private SchemaNode Typed(string type) => type switch
    {
        ['[', ']', .. var items] => new() { Type = SchemaType.Array, Items = Typed(items) },
        ['{', '}', .. var values] => new() { Type = SchemaType.Map, Items = Typed(values) },
        "any" => SchemaNode.Anything,
        "bool" => new() { Type = SchemaType.Boolean },
        "string" => new() { Type = SchemaType.String },
        "bytes" => new() { Type = SchemaType.String, Format = "byte" },
        "time" => new() { Type = SchemaType.String, Format = "date-time" },
        "microtime" => new() { Type = SchemaType.String, Format = "date-time-micro" },
        "quantity" => new() { Type = SchemaType.IntegerOrString, Format = "quantity" },
        "intOrString" => new() { Type = SchemaType.IntegerOrString },
        "number" => new() { Type = SchemaType.Number },
        "int32" or "int64" => new() { Type = SchemaType.Integer, Format = type },
        _ => Named(type),
    };
}
