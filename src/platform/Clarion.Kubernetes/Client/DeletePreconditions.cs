using System.Buffers;
using System.Text.Json;

namespace Clarion.Kubernetes.Client;

/// <summary>Delete only if the object is still this one; else the API server answers Conflict.</summary>
/// <param name="Uid">Its <c>metadata.uid</c>, or null.</param>
/// <param name="ResourceVersion">Its <c>metadata.resourceVersion</c>, or null.</param>
public sealed record DeletePreconditions(string? Uid = null, string? ResourceVersion = null)
{
    /// <summary>As the body of a delete (meta.k8s.io/v1 DeleteOptions).</summary>
    internal ReadOnlyMemory<byte> Encode()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("preconditions");
            if (Uid is not null)
                writer.WriteString("uid", Uid);
            if (ResourceVersion is not null)
                writer.WriteString("resourceVersion", ResourceVersion);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
