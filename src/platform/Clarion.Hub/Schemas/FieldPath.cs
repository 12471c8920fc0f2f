using System.Globalization;

namespace Clarion.Hub.Schemas;

/// <summary>Where something is in an object, as errors name it: <c>spec.ports[0].port</c>.</summary>
internal static class FieldPath
{
    public static string Field(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static string Item(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>The value of a map under a key.</summary>
    public static string Key(string path, string key) => $"{path}[{key}]";
}
