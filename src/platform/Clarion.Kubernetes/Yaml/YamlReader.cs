using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clarion.Kubernetes.Yaml;

/// <summary>Builds JSON nodes from the events of YamlDotNet's parser; what is wrong is thrown with its place.</summary>
/// <param name="parser">The events.</param>
/// <param name="lines">Where to note on which line each value stands; null: nowhere.</param>
internal sealed class YamlReader(IParser parser, YamlLines? lines = null)
{
    /// <summary>Kubernetes objects nest about ten deep.</summary>
    private const int DepthLimit = 100;

    /// <summary>
    /// Nodes of the result, with every alias counted as often as it is used: bounds a "billion laughs".
    /// </summary>
    private const int NodeLimit = 200_000;

    private const string MergeKey = "<<";

    private readonly Dictionary<AnchorName, JsonNode?> anchors = [];
    private int nodes;

    /// <summary>Reads the only document.</summary>
    public JsonNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return null;
        parser.Consume<DocumentStart>();
        var root = ReadNode(0, "");
        parser.Consume<DocumentEnd>();
        if (parser.Current is DocumentStart another)
            throw Wrong(another, "more than one document");
        return root;
    }

    /// <summary>Reads the next of several documents; false at the end.</summary>
    public bool TryReadNext(out JsonNode? root)
    {
        root = null;
        parser.TryConsume<StreamStart>(out _);
        if (!parser.TryConsume<DocumentStart>(out _))
            return false;
        nodes = 0;
        anchors.Clear();
        root = ReadNode(0, "");
        parser.Consume<DocumentEnd>();
        return true;
    }

    private static YamlException Wrong(ParsingEvent at, string problem) => new(at.Start, at.End, problem);

    private JsonNode? ReadNode(int depth, string path)
    {
        var at = parser.Current ?? throw new YamlException("the text ends too early");
        if (depth > DepthLimit)
            throw Wrong(at, $"nested deeper than {DepthLimit}");
        Count(at, 1);
        lines?.Note(path, at);
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Expand(alias);
        if (parser.TryConsume<Scalar>(out var scalar))
            return Anchor(scalar, YamlScalar.Resolve(scalar));
        if (parser.TryConsume<SequenceStart>(out var sequence))
            return Anchor(sequence, ReadSequence(depth, path));
        return Anchor(parser.Consume<MappingStart>(), ReadMapping(depth, path));
    }

    private JsonArray ReadSequence(int depth, string path)
    {
        var array = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
            array.Add(ReadNode(depth + 1, lines is null ? "" : $"{path}[{array.Count}]"));
        return array;
    }

    private JsonObject ReadMapping(int depth, string path)
    {
        var mapping = new JsonObject();
        JsonObject? merged = null;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.TryConsume<Scalar>(out var scalar)
                ? scalar
                : throw Wrong(parser.Current!, "a key must be a scalar");
            if (key is { Style: ScalarStyle.Plain, Value: MergeKey, Tag.IsEmpty: true })
            {
                merged = Merge(key, merged, ReadNode(depth + 1, path));
                continue;
            }

            var name = YamlScalar.KeyOf(key);
            if (mapping.ContainsKey(name))
                throw Wrong(key, $"key \"{name}\" is there twice");
            var member = lines?.Member(path, name, key) ?? "";
            mapping.Add(name, ReadNode(depth + 1, member));
        }

        foreach (var (name, value) in merged ?? [])
        {
            if (!mapping.ContainsKey(name))
                mapping.Add(name, value?.DeepClone());
        }

        return mapping;
    }

    /// <summary>
    /// Gathers what <c>&lt;&lt;</c> brings in: a mapping or a list of them, of which the earlier ones win.
    /// </summary>
    private static JsonObject Merge(Scalar key, JsonObject? merged, JsonNode? source)
    {
        merged ??= [];
        foreach (var part in source is JsonArray list ? list : [source?.DeepClone()])
        {
            if (part is not JsonObject mapping)
                throw Wrong(key, "<< takes a mapping or a list of mappings");
            foreach (var (name, value) in mapping)
            {
                if (!merged.ContainsKey(name))
                    merged.Add(name, value?.DeepClone());
            }
        }

        return merged;
    }

    private JsonNode? Anchor(NodeEvent node, JsonNode? value)
    {
        if (!node.Anchor.IsEmpty)
            anchors[node.Anchor] = value;
        return value;
    }

    private JsonNode? Expand(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var value))
            throw Wrong(alias, $"alias *{alias.Value} has no anchor before it");
        Count(alias, SizeOf(value));
        return value?.DeepClone();
    }

    private void Count(ParsingEvent at, int added)
    {
        nodes += added;
        if (nodes > NodeLimit)
            throw Wrong(at, $"more than {NodeLimit} values, aliases expanded");
    }

    private static int SizeOf(JsonNode? node) => node switch
    {
        JsonObject mapping => 1 + mapping.Sum(member => SizeOf(member.Value)),
        JsonArray array => 1 + array.Sum(SizeOf),
        _ => 1,
    };
}
