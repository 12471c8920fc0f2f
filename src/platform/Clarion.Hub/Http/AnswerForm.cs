using Clarion.Hub.Failures;
using Clarion.Hub.Tables;

namespace Clarion.Hub.Http;

/// <summary>In which form objects are wanted.</summary>
/// <param name="Table">The table that is wanted; null: objects.</param>
/// <param name="IsMetadata">Whether only metadata is wanted (PartialObjectMetadata).</param>
internal sealed record AnswerForm(TableRequest? Table, bool IsMetadata)
{
    private static readonly ApiFailure NotAcceptable = new(
        406, "NotAcceptable",
        "only the following media types are accepted: application/json");

    private static readonly string[] JsonTypes = ["application/json", "application/*", "*/*"];

    private const string As = "as=";

    // Protobuf is never given, and nobody minds: whoever asks for it reads JSON.
    private const string Protobuf = "application/vnd.kubernetes.protobuf";

    /// <summary>Reads the Accept header and includeObject.</summary>
    public static Outcome<AnswerForm> Parse(ApiCall call)
    {
        var accept = call.Context.Request.Headers.Accept.ToString();
        if (TableRequest.TryRead(accept, call.Query("includeObject"), out var table, out var refusal))
            return new AnswerForm(table, false);
        if (refusal is not null)
            return ApiFailure.Of(refusal);
        if (accept.Length == 0)
            return new AnswerForm(null, false);
        foreach (var choice in accept.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = choice.Split(';', StringSplitOptions.TrimEntries);
            if (!JsonTypes.Contains(parts[0]) && parts[0] != Protobuf)
                continue;
            var wanted = parts.FirstOrDefault(part => part.StartsWith(As, StringComparison.Ordinal))?[As.Length..];
            if (wanted is null or "PartialObjectMetadata" or "PartialObjectMetadataList")
                return new AnswerForm(null, wanted is not null);
        }

        return NotAcceptable;
    }
}
