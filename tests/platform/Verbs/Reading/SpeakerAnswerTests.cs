using System.Net;
using System.Text.Json.Nodes;
using Clarion.Health;
using Clarion.Kubernetes.Client;
using Clarion.Speaker.Viewing;
using Clarion.Testing.Kubernetes;
using Clarion.Tests.Platform.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>
/// From a verb through the pod proxy to a speaker and back. On the Hub alone: kube-apiserver's proxy goes to no
/// loopback address, and the ring of the cluster has the real thing.
/// </summary>
public sealed class SpeakerAnswerTests(HubFixture api)
{
    private const string Address = "127.77.0.1";
    private const int Port = 17472;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_who_shows_a_viewers_token_is_answered()
    {
        var server = await api.TestServerAsync();
        var space = await PrepareAsync(server);
        await using var client = await api.ClientAsync();
        using var stop = new CancellationTokenSource();
        var running = Serve(client, space, stop.Token);

        var nodes = await NodesAsync(server, space);
        Assert.Equal("10.7.0.1", (string?)nodes["announced"]![0]!["address"]);
        Assert.Equal(42, (long)nodes["announced"]![0]!["requestsReceived"]!);
        Assert.Empty(nodes["notChecked"]!.AsArray());

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Layer2View.Path, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Layer2View.Path, server.Token));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await AskAsync(Layer2View.Path, await TokenAsync(server, space, "default", "clarion")));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await AskAsync(Layer2View.Path, await TokenAsync(server, space, ViewerGate.ServiceAccount, "other")));
        Assert.Equal(
            HttpStatusCode.OK,
            await AskAsync(Layer2View.Path, await TokenAsync(server, space, ViewerGate.ServiceAccount, "clarion")));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync("/healthz", null));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await AskAsync(Layer2View.Path, null, HttpMethod.Post));
        await stop.CancelAsync();
        await running;
    }

    private static Task Serve(KubernetesClient client, string space, CancellationToken stop)
    {
        var view = new Layer2View
        {
            Node = $"{space}-n1",
            Interfaces = ["eth0"],
            Addresses = [new() { Address = "10.7.0.1", Interfaces = ["eth0"], RequestsReceived = 42 }],
        };
        var gate = new ViewerGate(client, space, TimeProvider.System);
        return new ViewServer(IPAddress.Parse(Address), Port, gate, () => view, NullLogger.Instance).RunAsync(stop);
    }

    private static async Task<string> PrepareAsync(TestServer server)
    {
        var space = await server.CreateNamespaceAsync(Cancel);
        var root = $"/api/v1/namespaces/{space}";
        foreach (var name in new[] { ViewerGate.ServiceAccount, "default" })
        {
            var path = $"{root}/serviceaccounts";
            var present = await server.SendAsync(HttpMethod.Get, path, null, Cancel);
            if (!present.Contains($"\"{name}\"", StringComparison.Ordinal))
                await server.SendAsync(HttpMethod.Post, path, $$$"""{"metadata":{"name":"{{{name}}}"}}""", Cancel);
        }

        await server.SendAsync(
            HttpMethod.Post, "/api/v1/nodes", $$$"""{"metadata":{"name":"{{{space}}}-n1"}}""", Cancel);
        await server.SendAsync(HttpMethod.Post, $"{root}/pods", $$$"""
            {"metadata":{"name":"speaker-1","labels":{"app":"metallb","component":"speaker"}},
             "spec":{"nodeName":"{{{space}}}-n1","containers":[{"name":"speaker","image":"clarion"}]}}
            """, Cancel);
        var pod = JsonNode.Parse(await server.SendAsync(HttpMethod.Get, $"{root}/pods/speaker-1", null, Cancel))!;
        pod["status"] = new JsonObject { ["podIP"] = Address, ["phase"] = "Running" };
        await server.SendAsync(HttpMethod.Put, $"{root}/pods/speaker-1/status", pod.ToJsonString(), Cancel);
        return space;
    }

    private static async Task<JsonNode> NodesAsync(TestServer server, string space)
    {
        using var kubeconfig = Kubeconfig.Of(server);
        var run = await ProgramRun.OfAsync($"nodes -o json -n {space} --kubeconfig {kubeconfig.Path}");
        return JsonNode.Parse(run.Output)!;
    }

    private static async Task<string> TokenAsync(TestServer server, string space, string account, string audience)
    {
        var answer = await server.SendAsync(
            HttpMethod.Post, $"/api/v1/namespaces/{space}/serviceaccounts/{account}/token",
            $$$"""{"spec":{"audiences":["{{{audience}}}"]}}""", Cancel);
        return (string)JsonNode.Parse(answer)!["status"]!["token"]!;
    }

    private static async Task<HttpStatusCode> AskAsync(string path, string? token, HttpMethod? method = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"http://{Address}:{Port}{path}");
        if (token is not null)
            request.Headers.Add(ViewerGate.TokenHeader, token);
        using var response = await http.SendAsync(request, Cancel);
        return response.StatusCode;
    }
}
