using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clarion.Manifests.Schema;

/// <summary>A property's name on the wire: the rule that <see cref="Api.ApiJson"/> is generated with.</summary>
internal static class FieldName
{
    public static string Of(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
