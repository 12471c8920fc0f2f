using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Protobuf;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;
using Microsoft.AspNetCore.Http;

namespace Clarion.Hub.Writes;

/// <summary>Reads what a request brings: its bytes up to the limit, and the object in them.</summary>
internal static class BodyReader
{
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

    /// <summary>The object of a create or update, in the kind and version of the path.</summary>
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
                ? Typed(new(value, []), kind)
                : ApiFailure.BadRequest($"{Unrecognized(kind)}: {wrong}");
        }

        var parsed = BodyParser.Parse(bytes, out var problem);
        if (problem is not null || parsed.Value is not JsonObject)
        {
            return ApiFailure.BadRequest(
                $"{Unrecognized(kind)}: couldn't get version/kind; json parse error: {problem ?? "it is not an object"}");
        }

        return Typed(parsed, kind);
    }

    /// <summary>The media type without its parameters; empty for none.</summary>
    public static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim();

    /// <summary>Compares kind and version with the path's; fills them in where a core kind lacks them.</summary>
    private static Outcome<ParsedBody> Typed(ParsedBody body, HubKind kind)
    {
        var content = (JsonObject)body.Value!;
        var (givenKind, givenVersion) = (content.Text("kind"), content.Text("apiVersion"));
        if (kind.IsCustom && (givenKind.Length == 0 || givenVersion.Length == 0))
        {
            var missing = givenKind.Length == 0 ? "Kind" : "apiVersion";
            return ApiFailure.BadRequest(
                $"{Unrecognized(kind)}: Object '{missing}' is missing in '{content.ToJsonString()}'");
        }

        if (givenKind.Length > 0 && givenKind != kind.Kind)
        {
            return kind.IsCustom
                ? ApiFailure.Invalid(kind, content.Metadata().Text("name"), [new Cause(
                    "FieldValueInvalid", $"Invalid value: \"{givenKind}\": must be {kind.Kind}", "kind")])
                : ApiFailure.BadRequest(
                    $"{givenKind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: "
                    + $"the path is that of {kind.Plural}");
        }

        if (givenVersion.Length > 0 && givenVersion != kind.ApiVersion)
        {
            return ApiFailure.BadRequest(
                $"the API version in the data ({givenVersion}) does not match the expected API version "
                + $"({kind.ApiVersion})");
        }

        (content["kind"], content["apiVersion"]) = (kind.Kind, kind.ApiVersion);
        return body;
    }

    private static string Unrecognized(HubKind kind) =>
        $"the object provided is unrecognized (must be of type {kind.Kind})";
}
