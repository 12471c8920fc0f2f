using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;
using Clarion.Hub.Tables;

namespace Clarion.Hub.Reads;

/// <summary>Writes a page as the request wants it.</summary>
internal static class ListWriter
{
    /// <summary>A list of objects, or of their metadata, as they are stored.</summary>
    public static async Task ObjectsAsync(ApiCall call, ListPage page, bool isMetadata)
    {
        Answer.Start(call.Context, 200, Answer.Json);
        var output = call.Context.Response.BodyWriter;
        Write(output, HeadOf(call.Kind, page, isMetadata));
        var strip = call.Kind.IsCustom || isMetadata ? 0 : TypeOf(call.Kind).Length;
        var unsent = 0;
        for (var i = 0; i < page.Objects.Count; i++)
        {
            var item = ObjectForm.Utf8(call.Kind, page.Objects[i], isMetadata);
            output.Write(i == 0 ? ""u8 : ","u8);
            if (strip > 0)
                output.Write("{"u8);
            output.Write(item.Span[strip..]);
            unsent += item.Length;
            if (unsent < HubLimits.UnsentBytesMax)
                continue;
            await output.FlushAsync(call.Aborted);
            unsent = 0;
        }

        output.Write("]}\n"u8);
        await output.FlushAsync(call.Aborted);
    }

    /// <summary>A list as a table.</summary>
    public static Task TableAsync(ApiCall call, ListPage page, TableRequest table, DateTimeOffset now) =>
        Answer.JsonAsync(call.Context, 200, ServerTable.OfList(
            call.Kind, MetadataOf(call.Kind, page), page.Objects.Select(item => ObjectForm.Nodes(call.Kind, item)),
            table, now));

    /// <summary>How every object of a built-in kind begins; lists leave it out.</summary>
    private static string TypeOf(HubKind kind) => $"{{\"kind\":\"{kind.Kind}\",\"apiVersion\":\"{kind.ApiVersion}\",";

    private static string HeadOf(HubKind kind, ListPage page, bool isMetadata)
    {
        var (listKind, apiVersion) = isMetadata
            ? ("PartialObjectMetadataList", "meta.k8s.io/v1")
            : (kind.ListKind, kind.ApiVersion);
        var metadata = Encoding.UTF8.GetString(JsonText.Utf8(MetadataOf(kind, page)));
        return $"{{\"kind\":\"{listKind}\",\"apiVersion\":\"{apiVersion}\",\"metadata\":{metadata},\"items\":[";
    }

    private static JsonObject MetadataOf(HubKind kind, ListPage page)
    {
        var metadata = new JsonObject { ["resourceVersion"] = ResourceVersions.Text(page.Version) };
        if (page.Continue is not null)
            metadata["continue"] = page.Continue.ToString();
        else if (kind.IsCustom)
            metadata["continue"] = "";
        if (page.Remaining is { } remaining)
            metadata["remainingItemCount"] = remaining;
        return metadata;
    }

    private static void Write(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
