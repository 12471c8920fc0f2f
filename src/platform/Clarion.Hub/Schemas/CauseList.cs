using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas;

/// <summary>
/// Gathers what is wrong with an object, in the words of the API server (field.Error of apimachinery).
/// </summary>
internal sealed class CauseList
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Cause> causes = [];

    public IReadOnlyList<Cause> All => causes;

    public bool IsEmpty => causes.Count == 0;

    public void Required(string field, string detail = "") =>
        causes.Add(new(
            "FieldValueRequired", detail.Length == 0 ? "Required value" : $"Required value: {detail}", field));

    public void Invalid(string field, JsonNode? value, string detail) =>
        causes.Add(new("FieldValueInvalid", $"Invalid value: {Text(value)}: {detail}", field));

    /// <summary>As <see cref="Invalid"/>, for a refusal that shows no value.</summary>
    public void InvalidWithoutValue(string field, string detail) =>
        causes.Add(new("FieldValueInvalid", $"Invalid value: {detail}", field));

    public void TypeInvalid(string field, string type, string detail) =>
        causes.Add(new("FieldValueTypeInvalid", $"Invalid value: \"{type}\": {detail}", field));

    public void NotSupported(string field, JsonNode? value, IEnumerable<string> supported) => causes.Add(new(
        "FieldValueNotSupported",
        $"Unsupported value: {Text(value)}: supported values: "
            + string.Join(", ", supported.Select(text => $"\"{text}\"")),
        field));

    public void Duplicate(string field, JsonNode? value) =>
        causes.Add(new("FieldValueDuplicate", $"Duplicate value: {Text(value)}", field));

    public void Forbidden(string field, string detail) =>
        causes.Add(new("FieldValueForbidden", $"Forbidden: {detail}", field));

    public void TooLong(string field, int bytesMax) =>
        causes.Add(new("FieldValueTooLong", $"Too long: may not be more than {bytesMax} bytes", field));

    public void TooMany(string field, int count, int countMax) => causes.Add(
        new("FieldValueTooMany", $"Too many: {count}: must have at most {countMax} items", field));

    /// <summary>A value as Go prints it in an error: as JSON.</summary>
    public static string Text(JsonNode? value) => value?.ToJsonString(Plain) ?? "null";
}
