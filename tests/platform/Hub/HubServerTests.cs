using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Testing.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Hub;

public sealed class HubServerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("clarion-hub-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_role_reads_with_its_kubeconfig_and_writes_what_it_may()
    {
        await using var hub = await StartAsync();
        foreach (var (file, code) in new[]
            { (hub.AdminKubeconfig, 0), (hub.ControllerKubeconfig, 403), (hub.SpeakerKubeconfig, 403) })
        {
            await using var client = ClientOf(file);
            var list = (await client.ListAsync(Clarion.Api.Kinds.Namespace, ListQuery.All, Cancel)).ValueOrThrow;
            Assert.Contains("metallb-system", list.Items.Select(item => item.Metadata.Name));
            var name = $"of-{Path.GetFileNameWithoutExtension(file)}";
            var made = await client.CreateAsync(
                Clarion.Api.Kinds.ConfigMap, new() { Metadata = new() { Namespace = "default", Name = name } }, Cancel);
            Assert.Equal(code, made.Error?.Code ?? 0);
        }
    }

    [Fact]
    public async Task A_refusal_says_who_may_not_do_what()
    {
        await using var hub = await StartAsync();
        await using var client = ClientOf(hub.SpeakerKubeconfig);
        var made = await client.CreateAsync(
            Clarion.Api.Kinds.ConfigMap, new() { Metadata = new() { Namespace = "default", Name = "a" } }, Cancel);
        Assert.Contains(
            "configmaps is forbidden: User \"system:serviceaccount:metallb-system:speaker\" cannot create resource "
            + "\"configmaps\" in API group \"\" in the namespace \"default\"",
            made.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/readyz", 200)]
    [InlineData("/livez", 200)]
    [InlineData("/healthz", 200)]
    [InlineData("/version", 200)]
    [InlineData("/api/v1/namespaces", 403)]
    public async Task Without_a_token_there_is_health_and_version_only(string path, int code)
    {
        await using var hub = await StartAsync();
        using var client = HttpOf(hub, null);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal(code, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_token_is_good_for_its_audience_only()
    {
        await using var hub = await StartAsync();
        using var admin = HttpOf(hub, hub.AdminToken);
        var request = await PostAsync(
            admin, "/api/v1/namespaces/metallb-system/serviceaccounts/clarion-viewer/token",
            """{"spec":{"audiences":["clarion"]}}""");
        var token = (string)request["status"]!["token"]!;
        using var viewer = HttpOf(hub, token);
        using var refused = await viewer.GetAsync(new Uri("/api/v1/namespaces", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.True(await ReviewAsync(admin, token, "clarion"));
        Assert.False(await ReviewAsync(admin, token, "other"));
        Assert.False(await ReviewAsync(admin, "nonsense", "clarion"));
    }

    [Fact]
    public async Task A_Pod_is_asked_through_the_proxy_without_the_token_of_who_asks()
    {
        await using var hub = await StartAsync();
        using var admin = HttpOf(hub, hub.AdminToken);
        using var pod = new TcpListener(IPAddress.Loopback, 0);
        pod.Start();
        var asked = AnswerOnceAsync(pod);
        const string Pods = "/api/v1/namespaces/default/pods";
        await PostAsync(admin, Pods, """
            {"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}
            """);
        using var status = new StringContent("""{"status":{"podIP":"127.0.0.1"}}""", Encoding.UTF8);
        status.Headers.ContentType = new("application/merge-patch+json");
        using var patched = await admin.PatchAsync(new Uri($"{Pods}/p/status", UriKind.Relative), status, Cancel);
        Assert.Equal(HttpStatusCode.OK, patched.StatusCode);
        var port = ((IPEndPoint)pod.LocalEndpoint).Port;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Pods}/p:{port}/proxy/a/b?c=d");
        request.Headers.Add("X-Token", "mine");
        using var answer = await admin.SendAsync(request, Cancel);
        Assert.Equal("hello", await answer.Content.ReadAsStringAsync(Cancel));
        var seen = await asked;
        Assert.StartsWith("GET /a/b?c=d HTTP/1.1\r\n", seen, StringComparison.Ordinal);
        Assert.Contains("X-Token: mine\r\n", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", seen, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Half_a_request_is_not_called_a_bug()
    {
        using var log = new LogRecord();
        await using var hub = await HubServer.StartAsync(new(folder) { Loggers = log }, Cancel);
        foreach (var body in (string[])["Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"])
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, hub.Address.Port, Cancel);
            await using var stream = new SslStream(
                socket.GetStream(), false, (_, certificate, _, _) => certificate?.Issuer == "CN=clarion-hub");
            await stream.AuthenticateAsClientAsync("localhost");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/v1/namespaces/default/configmaps HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + $"Authorization: Bearer {hub.AdminToken}\r\n{body}"), Cancel);
            await stream.ShutdownAsync();
            socket.Client.Shutdown(SocketShutdown.Send);
            // It may just cut the connection.
            var end = await Record.ExceptionAsync(() => stream.CopyToAsync(Stream.Null, Cancel));
            Assert.True(end is null or IOException, $"{end}");
        }

        Assert.DoesNotContain(log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_Pod_is_asked_by_GET_alone()
    {
        await using var hub = await StartAsync();
        using var admin = HttpOf(hub, hub.AdminToken);
        using var answer = await admin.PostAsync(
            new Uri("/api/v1/namespaces/default/pods/p:80/proxy/", UriKind.Relative), null, Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_role_may_not_act_as_an_administrator()
    {
        await using var hub = await StartAsync();
        using var client = HttpOf(hub, (await File.ReadAllTextAsync(Path.Combine(folder, "speaker.token"), Cancel)));
        client.DefaultRequestHeaders.Add("Impersonate-User", "admin");
        client.DefaultRequestHeaders.Add("Impersonate-Group", "system:masters");
        using var answer = await client.GetAsync(new Uri("/api/v1/namespaces", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(
            "cannot impersonate resource", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private Task<HubServer> StartAsync() => HubServer.StartAsync(new(folder), Cancel);

    private static KubernetesClient ClientOf(string kubeconfig)
    {
        Assert.True(
            ClientConfiguration.TryFind(kubeconfig, null, out var configuration, out var problem), problem);
        return KubernetesClient.Connect(configuration, TimeProvider.System, NullLoggerFactory.Instance);
    }

    private static HttpClient HttpOf(HubServer hub, string? token)
    {
        var client = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
        })
        {
            BaseAddress = hub.Address,
        };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<bool> ReviewAsync(HttpClient client, string token, string audience)
    {
        var review = await PostAsync(client, "/apis/authentication.k8s.io/v1/tokenreviews", $$$"""
            {"spec":{"token":"{{{token}}}","audiences":["{{{audience}}}"]}}
            """);
        return (bool?)review["status"]!["authenticated"] ?? false;
    }

    private static async Task<string> AnswerOnceAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync(Cancel);
        await using var stream = connection.GetStream();
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            text.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Cancel)));
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"u8.ToArray(), Cancel);
        return text.ToString();
    }
}
