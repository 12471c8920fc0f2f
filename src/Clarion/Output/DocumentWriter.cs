using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;

namespace Clarion.Output;

/// <summary>Makes text of a document.</summary>
internal static class DocumentWriter
{
    // The reader is a terminal or a program, not a web page: <, + and ' stay themselves.
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document in a form, ending with a line break.</summary>
    /// <param name="document">What to write.</param>
    /// <param name="form">How.</param>
    /// <param name="terminal">Where to: width and colours of the table.</param>
    public static string Write(Document document, OutputForm form, Terminal terminal) => form switch
    {
        OutputForm.Json => Json(document.ToJson()),
        OutputForm.Yaml => YamlText.Write(document.ToJson()),
        _ => new TableForm(terminal.Width, new(terminal.HasColours)).Write(document),
    };

    /// <summary>Indented JSON, ending with a line break.</summary>
    public static string Json(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
