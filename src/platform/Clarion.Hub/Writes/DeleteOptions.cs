using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Protobuf;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>How something is deleted: from the body, else from the query.</summary>
internal sealed record DeleteOptions
{
    private static readonly string[] Policies = ["", "Foreground", "Background", "Orphan"];

    public bool IsDryRun { get; private init; }

    /// <summary>Seconds; null: the kind's own.</summary>
    public int? Grace { get; private init; }

    /// <summary>What becomes of the objects it owns; empty: the kind's own, which is Background.</summary>
    public string Propagation { get; init; } = "";

    /// <summary>The uid it must have; empty: any.</summary>
    public string Uid { get; private init; } = "";

    /// <summary>The version it must have; empty: any.</summary>
    public string ResourceVersion { get; private init; } = "";

    /// <summary>Background, at once and whatever it is: what the Hub itself deletes with.</summary>
    public static DeleteOptions Own { get; } = new() { Grace = 0 };

    /// <summary>At once, but for the grace that a Pod on a node is given.</summary>
    public static DeleteOptions Background { get; } = new();

    public static async Task<Outcome<DeleteOptions>> ReadAsync(ApiCall call)
    {
        if (!(await BodyReader.BytesAsync(call.Context.Request, call.Aborted)).Is(out var bytes, out var failure))
            return failure;
        if (bytes.Length == 0)
            return Of(call, []);
        string? problem;
        var body = BodyReader.MediaType(call.Context.Request) == ProtobufBody.ContentType
            ? ProtobufBody.TryDecode(bytes, out var decoded, out problem) ? decoded : null
            : BodyParser.Parse(bytes, out problem).Value as JsonObject;
        return body is not null
            ? Of(call, body)
            : ApiFailure.BadRequest($"{BodyReader.Unparsable} {problem ?? BodyReader.NotAnObject}");
    }

    private static Outcome<DeleteOptions> Of(ApiCall call, JsonObject body)
    {
        var propagation = body.TextOrEmpty("propagationPolicy") is { Length: > 0 } policy
            ? policy
            : call.Query("propagationPolicy");
        if (!Policies.Contains(propagation))
        {
            return ApiFailure.InvalidOptions("DeleteOptions", new Cause(
                "FieldValueNotSupported",
                $"Unsupported value: \"{propagation}\": "
                + "supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
                "propagationPolicy"));
        }

        string[] dryRun = body["dryRun"] is JsonArray list
            ? [.. list.Select(item => item?.ToString() ?? "")]
            : call.Query("dryRun") is { Length: > 0 } text ? [text] : [];
        if (dryRun.Any(item => item != "All"))
        {
            return ApiFailure.InvalidOptions("DeleteOptions", new Cause(
                "FieldValueNotSupported",
                $"Unsupported value: [\"{string.Join("\",\"", dryRun)}\"]: supported values: \"All\"", "dryRun"));
        }

        var preconditions = body["preconditions"] as JsonObject ?? [];
        return new DeleteOptions
        {
            IsDryRun = dryRun.Length > 0,
            Grace = GraceOf(body["gracePeriodSeconds"]?.ToString() ?? call.Query("gracePeriodSeconds")),
            Propagation = propagation,
            Uid = preconditions.TextOrEmpty("uid"),
            ResourceVersion = preconditions.TextOrEmpty("resourceVersion"),
        };
    }

    private static int? GraceOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
