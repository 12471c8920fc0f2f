using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;

namespace Clarion.Tests.Platform.Hub;

/// <summary>Objects for the tests of storage.</summary>
internal static class TestObjects
{
    public static JsonObject ConfigMap(string name, string @namespace = "t", string value = "1") => new()
    {
        ["kind"] = "ConfigMap",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = @namespace },
        ["data"] = new JsonObject { ["value"] = value },
    };

    public static StoredObject Stored(JsonObject content, long version = 1) =>
        StoredObject.Of(CoreKinds.ConfigMap, content, version);

    public static string ValueOf(StoredObject stored) => (string)stored.Parse()["data"]!["value"]!;
}
