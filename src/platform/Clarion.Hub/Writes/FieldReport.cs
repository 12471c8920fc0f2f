using Clarion.Hub.Failures;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Writes;

/// <summary>What becomes of fields that a kind has not, or that stand twice: refusal, warnings or nothing.</summary>
internal static class FieldReport
{
    /// <summary>The refusal; null when the write goes on.</summary>
    public static ApiFailure? Refusal(WriteTarget target, Admitted admitted)
    {
        var problems = Problems(target, admitted);
        if (target.Options.Validation != FieldValidation.Strict || problems.Count == 0)
            return null;
        var strict = $"strict decoding error: {string.Join(", ", problems)}";
        if (target.IsPatch)
            return admitted.Object is { } patched ? PatchRules.Unreadable(patched, strict) : null;
        var kind = target.Kind;
        return ApiFailure.BadRequest(
            $"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: {strict}");
    }

    public static IReadOnlyList<string> Warnings(WriteTarget target, Admitted admitted)
    {
        var warnings = target.Options.Validation == FieldValidation.Warn
            ? admitted.Warnings.Concat(Problems(target, admitted))
            : admitted.Warnings;
        return [.. target.Kind.DeprecationWarning is { } deprecated ? warnings.Prepend(deprecated) : warnings];
    }

    private static List<string> Problems(WriteTarget target, Admitted admitted) =>
    [
        .. admitted.UnknownFields.Select(field => $"unknown field \"{field}\""),
        .. target.Duplicates.Select(field => $"duplicate field \"{field}\""),
    ];
}
