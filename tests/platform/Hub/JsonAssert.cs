using System.Text.Json.Nodes;

namespace Clarion.Tests.Platform.Hub;

/// <summary>Compares JSON, so that what is expected may be written over several lines.</summary>
internal static class JsonAssert
{
    /// <summary>The same values, with the fields in the same order.</summary>
    public static void Equal(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)?.ToJsonString(), actual?.ToJsonString());
}
