using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Clarion.Hub.Writes;

/// <summary>Reads what a request brings: its bytes up to the limit, and the object in them.</summary>
internal static class BodyReader
{
    /// <summary>How kube-apiserver begins to say that a body is no JSON object.</summary>
    public const string Unparsable = "couldn't get version/kind; json parse error:";

    public const string NotAnObject = "it is not an object";

    private const string Accepted = "application/json, application/vnd.kubernetes.protobuf";

    private static readonly ApiFailure TooLarge = new(
        413, "RequestEntityTooLarge", $"Request entity too large: limit is {HubLimits.BodyBytesMax}");

    /// <summary>All bytes of the body.</summary>
    public static async Task<Outcome<byte[]>> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > HubLimits.BodyBytesMax)
            return TooLarge;
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > HubLimits.BodyBytesMax)
                return TooLarge;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    /// <summary>The object of a create or update.</summary>
    /// <param name="call">The request.</param>
    /// <param name="kind">What it should be; the caller compares.</param>
    public static async Task<Outcome<ParsedBody>> ObjectAsync(ApiCall call, HubKind kind)
    {
        if (!(await BytesAsync(call.Context.Request, call.Aborted)).Is(out var bytes, out var failure))
            return failure;
        var type = MediaType(call.Context.Request);
        if (type is not ("" or Answer.Json or ProtobufBody.ContentType))
        {
            return new ApiFailure(
                415, "UnsupportedMediaType",
                $"the body of the request was in an unknown format - accepted media types include: {Accepted}");
        }

        if (type == ProtobufBody.ContentType)
        {
            return ProtobufBody.TryDecode(bytes, out var value, out var wrong)
                ? new ParsedBody(value, [])
                : ApiFailure.BadRequest($"{Unrecognized(kind)}: {wrong}");
        }

        var parsed = BodyParser.Parse(bytes, out var problem);
        if (problem is not null || parsed.Value is not JsonObject)
        {
            return ApiFailure.BadRequest(
                $"{Unrecognized(kind)}: {Unparsable} {problem ?? NotAnObject}");
        }

        return parsed;
    }

    /// <summary>The media type without its parameters; empty for none.</summary>
    public static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim();

    private static string Unrecognized(HubKind kind) =>
        $"the object provided is unrecognized (must be of type {kind.Kind})";
}
