using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Text;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>The body of an answer that a test writes as it goes.</summary>
internal sealed class ScriptedStream
{
    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0));

    public HttpResponseMessage Response() => new(HttpStatusCode.OK)
    {
        Content = new StreamContent(pipe.Reader.AsStream()),
        Version = HttpVersion.Version20,
    };

    /// <summary>Sends text as it is.</summary>
    public ScriptedStream Write(string text)
    {
        // Never waits: the pipe has no threshold.
        _ = pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
        return this;
    }

    /// <summary>Sends an event about a ConfigMap.</summary>
    public ScriptedStream Event(string type, string name, int version) => Write(
        "{\"type\":\"" + type + "\",\"object\":"
        + ConfigMap(name, version, version.ToString(CultureInfo.InvariantCulture)) + "}\n");

    /// <summary>Sends a bookmark.</summary>
    public ScriptedStream Bookmark(int version) =>
        Write("{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"" + version + "\"}}}\n");

    /// <summary>Sends the bookmark that ends the initial events.</summary>
    public ScriptedStream InitialEnd(int version) => Write(
        "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"" + version
        + "\",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}}}}\n");

    /// <summary>Sends an error event.</summary>
    public ScriptedStream Error(int code, string reason) => Write(
        "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"message\":\"no more\",\"reason\":\"" + reason
        + "\",\"code\":" + code + "}}\n");

    /// <summary>A ConfigMap as JSON.</summary>
    public static string ConfigMap(string name, int version, string value) =>
        "{\"kind\":\"ConfigMap\",\"metadata\":{\"namespace\":\"t\",\"name\":\"" + name + "\",\"uid\":\"u-" + name
        + "\",\"resourceVersion\":\"" + version + "\"},\"data\":{\"v\":\"" + value + "\"}}";

    /// <summary>Ends it as a server does.</summary>
    public void End() => pipe.Writer.Complete();

    /// <summary>Ends it as a broken connection does.</summary>
    public void Break() => pipe.Writer.Complete(new IOException("connection reset"));
}
