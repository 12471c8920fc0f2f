using System.Diagnostics.CodeAnalysis;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Tables;

/// <summary>That a client wants a table, and of which form.</summary>
/// <param name="ApiVersion"><c>meta.k8s.io/v1</c> or <c>meta.k8s.io/v1beta1</c>.</param>
/// <param name="Include">What the rows carry.</param>
internal sealed record TableRequest(string ApiVersion, IncludedObject Include)
{
    private const string Group = "meta.k8s.io";

    /// <summary>
    /// Reads what was asked for. False where <c>Accept</c> does not ask for a table first of all, with no refusal, or
    /// where <c>includeObject</c> is wrong, with one.
    /// </summary>
    /// <param name="accept">The header.</param>
    /// <param name="includeObject">The query parameter, or null.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="refusal">What is wrong with the parameter.</param>
    public static bool TryRead(
        string? accept, string? includeObject, [NotNullWhen(true)] out TableRequest? request, out Refusal? refusal)
    {
        (request, refusal) = (null, null);
        if (VersionOf(accept) is not { } version)
            return false;
        IncludedObject? included = includeObject switch
        {
            null or "" or "Metadata" => IncludedObject.Metadata,
            "Object" => IncludedObject.Object,
            "None" => IncludedObject.None,
            _ => null,
        };
        if (included is null)
        {
            refusal = Refusal.BadRequest("Unable to convert to Table as requested: includeObject: Invalid value: "
                + $"\"{includeObject}\": must be 'Metadata', 'Object', 'None', or empty");
            return false;
        }

        request = new($"{Group}/{version}", included.Value);
        return true;
    }

    /// <summary>The version of the first form that the Hub can answer, where that is a table.</summary>
    private static string? VersionOf(string? accept)
    {
        foreach (var choice in (accept ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = choice.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] is not ("application/json" or "*/*" or "application/*"))
                continue;
            if (!parts.Contains("as=Table"))
                return null;
            if (parts.Contains("g=" + Group) && (parts.Contains("v=v1") || parts.Contains("v=v1beta1")))
                return parts.Contains("v=v1") ? "v1" : "v1beta1";
        }

        return null;
    }
}
