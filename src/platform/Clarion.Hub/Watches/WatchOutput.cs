using System.Buffers;
using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Reads;
using Clarion.Hub.Storage;
using Clarion.Hub.Tables;

namespace Clarion.Hub.Watches;

/// <summary>Writes the lines of one watch.</summary>
internal sealed class WatchOutput(ApiCall call, AnswerForm form, TimeProvider time)
{
    private const string InitialEventsEnd = "k8s.io/initial-events-end";

    private bool isFirst = true;
    private int unsent;

    /// <summary>Whether it is time to wait for the reader.</summary>
    public bool IsFull => unsent >= HubLimits.UnsentBytesMax;

    /// <summary>An object that came, changed or went.</summary>
    public void Object(ChangeType type, StoredObject stored)
    {
        if (form.Table is { } table)
        {
            var row = ServerTable.OfEvent(
                call.Kind, ObjectForm.Nodes(call.Kind, stored), isFirst, table, time.GetUtcNow());
            Line(Name(type), JsonText.Utf8(row));
        }
        else
        {
            Line(Name(type), ObjectForm.Utf8(call.Kind, stored, form.IsMetadata).Span);
        }
    }

    /// <summary>That everything up to a version has been sent.</summary>
    /// <param name="version">That version.</param>
    /// <param name="endsInitial">Whether it ends the objects that were there at the start.</param>
    public void Bookmark(long version, bool endsInitial = false)
    {
        var metadata = new JsonObject { ["resourceVersion"] = ResourceVersions.Text(version) };
        if (endsInitial)
            metadata["annotations"] = new JsonObject { [InitialEventsEnd] = "true" };
        var (kind, apiVersion) = form.IsMetadata
            ? ("PartialObjectMetadata", "meta.k8s.io/v1")
            : (call.Kind.Kind, call.Kind.ApiVersion);
        var bookmark = new JsonObject { ["kind"] = kind, ["apiVersion"] = apiVersion, ["metadata"] = metadata };
        if (form.Table is { } table)
            bookmark = ServerTable.OfBookmark(call.Kind, bookmark, isFirst, table);
        Line("BOOKMARK"u8, JsonText.Utf8(bookmark));
    }

    public void Error(ApiFailure failure) => Line("ERROR"u8, JsonText.Utf8(StatusJson.Of(failure)));

    /// <summary>Sends what was written; waits while the client does not read.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await call.Context.Response.BodyWriter.FlushAsync(cancellationToken);
        unsent = 0;
    }

    /// <summary>Ends the connection: its client does not read.</summary>
    public void Abort() => call.Context.Abort();

    private static ReadOnlySpan<byte> Name(ChangeType type) => type switch
    {
        ChangeType.Added => "ADDED"u8,
        ChangeType.Modified => "MODIFIED"u8,
        _ => "DELETED"u8,
    };

    private void Line(ReadOnlySpan<byte> type, ReadOnlySpan<byte> json)
    {
        var output = call.Context.Response.BodyWriter;
        output.Write("{\"type\":\""u8);
        output.Write(type);
        output.Write("\",\"object\":"u8);
        output.Write(json);
        output.Write("}\n"u8);
        unsent += type.Length + json.Length;
        isFirst = false;
    }
}
