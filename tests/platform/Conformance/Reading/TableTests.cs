using System.Text.Json.Nodes;
using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Reading;

/// <summary>Tables made by the server, which is what <c>kubectl get</c> prints.</summary>
public abstract class TableTests(ServerFixture server) : Behaviour(server)
{
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io,"
        + "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

    public sealed class OnHub(HubFixture server) : TableTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : TableTests(server);

    [Fact]
    public async Task Services_are_shown_in_seven_columns()
    {
        await CreateServiceAsync("s", """{"selector":{"a":"b"},"ports":[{"port":80}]}""");
        var answer = (await Api.GetAsync(Services, Table)).Is(200);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(("Table", "meta.k8s.io/v1"), (answer.At("kind"), answer.At("apiVersion")));
        var columns = answer.Body["columnDefinitions"]!.AsArray();
        Assert.Equal(
            ["Name 0", "Type 0", "Cluster-IP 0", "External-IP 0", "Port(s) 0", "Age 0", "Selector 1"],
            columns.Select(column => $"{column.At("name")} {column.At("priority")}"));
        Assert.Equal(("string", "name"), (columns[0].At("type"), columns[0].At("format")));
        var row = Assert.Single(answer.Body["rows"]!.AsArray());
        Assert.Equal(
            ("s", "ClusterIP", "<none>", "80/TCP", "a=b"),
            (Cell(row, 0), Cell(row, 1), Cell(row, 3), Cell(row, 4), Cell(row, 6)));
        Assert.Matches(@"^\d+s$", Cell(row, 5));
        Assert.Equal(
            ("PartialObjectMetadata", "meta.k8s.io/v1", "s"),
            (row.At("object", "kind"), row.At("object", "apiVersion"), row.At("object", "metadata", "name")));
        Assert.Null(row.At("object", "spec"));
    }

    [Fact]
    public async Task The_rows_carry_as_much_of_the_objects_as_is_asked_for()
    {
        await CreateServiceAsync("s", """{"ports":[{"port":80}]}""");
        var whole = await Api.GetAsync($"{Services}/s?includeObject=Object", Table);
        Assert.Equal("80", whole.Is(200).At("rows", "0", "object", "spec", "ports", "0", "port"));
        var none = (await Api.GetAsync($"{Services}?includeObject=None", Table)).Is(200);
        Assert.Null(none.At("rows", "0", "object"));
        (await Api.GetAsync($"{Services}?includeObject=x", Table)).IsRefusal(400, "BadRequest");
    }

    [Fact]
    public async Task Custom_kinds_show_the_columns_of_their_definition()
    {
        await CreatePoolAsync("p");
        var answer = (await Api.GetAsync($"{Pools}/p", Table)).Is(200);
        Assert.Equal(
            ["Name", "Auto Assign", "Avoid Buggy IPs", "Addresses"],
            answer.Body["columnDefinitions"]!.AsArray().Select(column => column.At("name")));
        Assert.Equal("""["p",true,false,"[\"192.0.2.0/24\"]"]""", Cells(answer.Body["rows"]![0]));
    }

    [Fact]
    public async Task Errors_stay_errors() =>
        (await Api.GetAsync($"{Services}/absent", Table)).IsRefusal(404, "NotFound");

    [Fact]
    public async Task Each_event_of_a_watch_is_a_table_and_the_first_has_the_columns()
    {
        var version = (await Api.GetAsync(Services)).Is(200).At("metadata", "resourceVersion");
        using var watch = await Api.WatchAsync($"{Services}?watch=true&resourceVersion={version}", Table);
        var created = await CreateServiceAsync("s", """{"ports":[{"port":80}]}""");
        (await Api.PatchAsync($"{Services}/s", RawApi.Merge, """{"metadata":{"labels":{"a":"1"}}}""")).Is(200);
        var events = await watch.NextAsync(2);
        Assert.Equal(["ADDED", "MODIFIED"], events.Select(item => item.Type));
        Assert.All(events, item => Assert.Equal("Table", item.At("kind")));
        Assert.Equal(7, events[0].Object["columnDefinitions"]!.AsArray().Count);
        Assert.Null(events[1].At("columnDefinitions"));
        Assert.Equal("s", Cell(Assert.Single(events[0].Object["rows"]!.AsArray()), 0));
        Assert.Equal(
            created.At("metadata", "resourceVersion"), events[0].At("metadata", "resourceVersion"));
    }

    [Fact]
    public async Task A_table_comes_in_pages_too()
    {
        foreach (var name in (string[])["a", "b", "c"])
            await CreateMapAsync(name);
        var first = (await Api.GetAsync($"{ConfigMaps}?limit=2", Table)).Is(200);
        Assert.Equal(2, first.Body["rows"]!.AsArray().Count);
        Assert.Equal("1", first.At("metadata", "remainingItemCount"));
        var token = Uri.EscapeDataString(first.At("metadata", "continue")!);
        var rest = (await Api.GetAsync($"{ConfigMaps}?limit=2&continue={token}", Table)).Is(200);
        Assert.Equal("c", Cell(Assert.Single(rest.Body["rows"]!.AsArray()), 0));
    }

    private static string? Cell(JsonNode? row, int column) => row!["cells"]![column].At();

    private static string Cells(JsonNode? row) => row!["cells"]!.ToJsonString(new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
