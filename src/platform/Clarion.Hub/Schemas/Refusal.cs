using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas;

/// <summary>Why a request is refused: what goes into the Status that answers it.</summary>
/// <param name="Code">HTTP status code.</param>
/// <param name="Reason">For example <c>Invalid</c>; null where Kubernetes gives none.</param>
/// <param name="Message">A sentence for a person.</param>
internal sealed record Refusal(int Code, string? Reason, string Message)
{
    /// <summary>The name, group and kind that <c>details</c> names; null: none.</summary>
    public (string Name, string Group, string Kind)? About { get; init; }

    /// <summary>What the body of a 400 is wrong in, where that is the types of its fields; else null.</summary>
    public string? DecodingProblem { get; init; }

    /// <summary>What is wrong, field by field; empty for refusals that are not about fields.</summary>
    public IReadOnlyList<Cause> Causes { get; init; } = [];

    /// <summary>A patch that cannot be carried out; kube-apiserver does not say why.</summary>
    public static Refusal UnfitPatch { get; } =
        new(422, "Invalid", "the server rejected our request due to an error in our request");

    /// <summary>A body that cannot be read as what it should be: 400 BadRequest.</summary>
    public static Refusal BadRequest(string message) => new(400, "BadRequest", message);

    /// <summary>A body whose fields have types that its kind does not have: 400 BadRequest.</summary>
    /// <param name="kind">The kind and version of the path.</param>
    /// <param name="problem">What does not fit, in the words of Go's decoder.</param>
    public static Refusal NotDecodable(HubKind kind, string problem) => BadRequest(
        $"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: {problem}") with
    {
        DecodingProblem = problem,
    };

    /// <summary>
    /// What a patch answers whose result is not decodable (see <see cref="DecodingProblem"/>): 422 without name or
    /// kind.
    /// </summary>
    /// <param name="patched">The object that the patch made.</param>
    /// <param name="problem">What does not fit.</param>
    public static Refusal OfPatch(JsonObject patched, string problem)
    {
        var causes = new CauseList();
        causes.Invalid("patch", patched.ToJsonString(), problem);
        return new(422, "Invalid", $" \"\" is invalid: {causes.All[0]}") { Causes = causes.All };
    }

    /// <summary>An object with wrong fields: 422 Invalid, with every cause.</summary>
    public static Refusal Invalid(HubKind kind, string name, IReadOnlyList<Cause> causes) =>
        new(422, "Invalid", $"{kind.QualifiedKind} \"{name}\" is invalid: {Join(causes)}")
        {
            About = (name, kind.Group, kind.Kind),
            Causes = causes,
        };

    // The API server says the same thing once, even when two fields are wrong in the same way.
    private static string Join(IReadOnlyList<Cause> causes) => causes.Count == 1
        ? causes[0].ToString()
        : $"[{string.Join(", ", causes.Select(cause => cause.ToString()).Distinct(StringComparer.Ordinal))}]";
}
