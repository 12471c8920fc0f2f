using Clarion.Hub.Schemas;

namespace Clarion.Hub.Tables;

/// <summary>That a client wants a table, and of which form.</summary>
/// <param name="ApiVersion"><c>meta.k8s.io/v1</c> or <c>meta.k8s.io/v1beta1</c>.</param>
/// <param name="Include">What the rows carry.</param>
internal sealed record TableRequest(string ApiVersion, IncludedObject Include)
{
    /// <summary>
    /// Reads what was asked for. False where <c>Accept</c> does not ask for a table first of all, with no refusal, or where
    /// <c>includeObject</c> is wrong, with one.
    /// </summary>
    /// <param name="accept">The header.</param>
    /// <param name="includeObject">The query parameter, or null.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="refusal">What is wrong with the parameter.</param>
    public static bool TryRead(string? accept, string? includeObject, out TableRequest? request, out Refusal? refusal) =>
        throw new NotSupportedException();
}
