using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Protobuf;

/// <summary>
/// Reads what kubectl's imperative verbs send: Kubernetes' envelope around a protobuf message. Bodies of kinds that no
/// verb sends this way are refused; nothing is ever answered in protobuf.
/// </summary>
internal static class ProtobufBody
{
    public const string ContentType = "application/vnd.kubernetes.protobuf";

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>Reads a body. Never throws, whatever the bytes.</summary>
    /// <param name="body">The envelope: <c>k8s\0</c> and a runtime.Unknown.</param>
    /// <param name="value">The object as its JSON would be, with apiVersion and kind.</param>
    /// <param name="problem">What is wrong with the bytes.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> body, [NotNullWhen(true)] out JsonObject? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        if (!body.StartsWith(Magic))
        {
            problem = "provided data does not appear to be a protobuf message, expected prefix 6b 38 73 00";
            return false;
        }

        if (!TryReadEnvelope(body[Magic.Length..], out var apiVersion, out var kind, out var raw))
        {
            problem = "the envelope of the protobuf message is broken";
            return false;
        }

        if (CoreSchemas.Find(kind) is not { } schema || !schema.Fields.Values.Any(field => field.WireNumber > 0))
        {
            problem = $"a {kind} in protobuf is not understood; send JSON";
            return false;
        }

        value = new() { ["kind"] = kind, ["apiVersion"] = apiVersion };
        problem = MessageReader.TryRead(raw, schema, value, 0) ? null : $"the protobuf message of the {kind} is broken";
        return problem is null;
    }

    // runtime.Unknown: TypeMeta 1 (apiVersion 1, kind 2), raw 2, contentEncoding 3, contentType 4.
    private static bool TryReadEnvelope(
        ReadOnlySpan<byte> envelope, out string apiVersion, out string kind, out ReadOnlySpan<byte> raw)
    {
        (apiVersion, kind) = ("", "");
        raw = default;
        var reader = new WireReader(envelope);
        while (!reader.IsAtEnd)
        {
            if (!reader.TryRead(out var number, out _, out var bytes))
                return false;
            if (number == 2)
                raw = bytes;
            if (number != 1)
                continue;
            var type = new WireReader(bytes);
            while (!type.IsAtEnd)
            {
                if (!type.TryRead(out var field, out _, out var text))
                    return false;
                if (field == 1)
                    apiVersion = Encoding.UTF8.GetString(text);
                else if (field == 2)
                    kind = Encoding.UTF8.GetString(text);
            }
        }

        return true;
    }
}
