using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Protobuf;

/// <summary>
/// Reads what kubectl's imperative verbs send: Kubernetes' envelope around a protobuf message. Bodies of kinds that no verb
/// sends this way are refused; nothing is ever answered in protobuf.
/// </summary>
internal static class ProtobufBody
{
    public const string ContentType = "application/vnd.kubernetes.protobuf";

    /// <summary>Reads a body. Never throws, whatever the bytes.</summary>
    /// <param name="body">The envelope: <c>k8s\0</c> and a runtime.Unknown.</param>
    /// <param name="value">The object as its JSON would be, with apiVersion and kind.</param>
    /// <param name="problem">What is wrong with the bytes.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> body, [NotNullWhen(true)] out JsonObject? value, [NotNullWhen(false)] out string? problem) =>
        throw new NotSupportedException();
}
