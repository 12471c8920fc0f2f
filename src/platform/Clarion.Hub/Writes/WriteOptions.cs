using System.Text;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Writes;

/// <summary>What the query of a write says.</summary>
/// <param name="IsDryRun">Whether everything happens but the writing.</param>
/// <param name="Validation">What becomes of unknown fields.</param>
internal sealed record WriteOptions(bool IsDryRun, FieldValidation Validation)
{
    private const int ManagerBytesMax = 128;

    /// <summary>Reads the query.</summary>
    /// <param name="call">The request.</param>
    /// <param name="kind">How errors name the options, for example <c>CreateOptions</c>.</param>
    public static Outcome<WriteOptions> Parse(ApiCall call, string kind)
    {
        var wrong = new List<Cause>();
        var dryRun = call.Query("dryRun");
        if (dryRun is not ("" or "All"))
            wrong.Add(NotSupported("dryRun", $"[\"{dryRun}\"]", "\"All\""));
        var manager = call.Query("fieldManager");
        if (Encoding.UTF8.GetByteCount(manager) > ManagerBytesMax)
        {
            wrong.Add(new(
                "FieldValueTooLong", $"Too long: may not be more than {ManagerBytesMax} bytes", "fieldManager"));
        }

        var validation = call.Query("fieldValidation");
        if (ValidationOf(validation) is null)
        {
            wrong.Add(NotSupported(
                "fieldValidation", $"\"{validation}\"", "\"\", \"Ignore\", \"Strict\", \"Warn\""));
        }

        if (kind == "PatchOptions" && call.Context.Request.Query.ContainsKey("force"))
            wrong.Add(new("FieldValueForbidden", "Forbidden: may not be specified for non-apply patch", "force"));
        return wrong.Count == 0
            ? new WriteOptions(dryRun == "All", ValidationOf(validation)!.Value)
            : ApiFailure.InvalidOptions(kind, wrong);
    }

    private static FieldValidation? ValidationOf(string text) => text switch
    {
        "" or "Warn" => FieldValidation.Warn,
        "Strict" => FieldValidation.Strict,
        "Ignore" => FieldValidation.Ignore,
        _ => null,
    };

    private static Cause NotSupported(string field, string value, string supported) =>
        new("FieldValueNotSupported", $"Unsupported value: {value}: supported values: {supported}", field);
}
