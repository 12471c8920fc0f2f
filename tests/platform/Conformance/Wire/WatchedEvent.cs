using System.Text.Json.Nodes;

namespace Clarion.Tests.Platform.Conformance.Wire;

/// <summary>One line of a watch.</summary>
internal sealed record WatchedEvent(string Type, JsonNode Object)
{
    public string? Name => At("metadata", "name");

    public long Version => long.Parse(At("metadata", "resourceVersion")!, null);

    public string? At(params ReadOnlySpan<string> place) => Object.At(place);

    /// <summary>Type and name, as most tests compare them.</summary>
    public override string ToString() => $"{Type} {Name}";
}
