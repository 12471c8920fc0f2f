using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Clarion.Api;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Testing.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Kubernetes.Credentials;

/// <summary>Credential plug-ins, as a kubeconfig names them, with the real API server.</summary>
public sealed class ExecPluginTests(ApiServerFixture api) : IAsyncLifetime
{
    private const string Usual = "interactiveMode: Never";

    private readonly Script script = new();
    private LocalApiServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await api.ServerAsync();

    public ValueTask DisposeAsync()
    {
        script.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_token_is_asked_for_once_while_it_lives()
    {
        script.Print($$"""{"token": "{{LocalApiServer.BobToken}}", "expirationTimestamp": "2099-01-01T00:00:00Z"}""");
        await using var client = Client(Usual);
        Assert.Contains("User \"bob\" cannot", await RefusalAsync(client), StringComparison.Ordinal);
        Assert.Contains("User \"bob\" cannot", await RefusalAsync(client), StringComparison.Ordinal);
        Assert.Equal(1, script.Runs);
    }

    [Fact]
    public async Task A_token_that_expired_is_asked_for_again()
    {
        script.Print($$"""{"token": "{{LocalApiServer.BobToken}}", "expirationTimestamp": "2000-01-01T00:00:00Z"}""");
        await using var client = Client(Usual);
        await RefusalAsync(client);
        await RefusalAsync(client);
        Assert.Equal(2, script.Runs);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_asked_for_again()
    {
        script.Write($"""
            [ -e $here/second ] && token={LocalApiServer.BobToken} || token=unknown
            touch $here/second
            sed s/TOKEN/$token/ $here/answer
            """);
        await File.WriteAllTextAsync(script.FileOf("answer"), """
            {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1", "status": {"token": "TOKEN"}}
            """, Cancel);
        await using var client = Client(Usual);
        Assert.Contains("User \"bob\" cannot", await RefusalAsync(client), StringComparison.Ordinal);
        Assert.Equal(2, script.Runs);
    }

    [Fact]
    public async Task A_client_certificate_is_shown_and_another_one_after_it_expired()
    {
        await WriteCertificateAsync("carol", "2000-01-01T00:00:00Z");
        await using var client = Client(Usual);
        Assert.Contains("User \"carol\" cannot", await RefusalAsync(client), StringComparison.Ordinal);
        await WriteCertificateAsync("dave", "2099-01-01T00:00:00Z");
        Assert.Contains("User \"dave\" cannot", await RefusalAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_about_the_cluster_and_gets_its_arguments_and_variables()
    {
        script.Write("""
            printf '%s' "$KUBERNETES_EXEC_INFO" > $here/info
            printf '%s %s %s' "$1" "$2" "$PROFILE" > $here/given
            exit 1
            """);
        await using var client = Client(
            $"{Usual}, args: [get, 'a b'], env: [{{name: PROFILE, value: blue}}], provideClusterInfo: true");
        await client.AuthenticateAsync(Cancel);
        Assert.Equal("get a b blue", await File.ReadAllTextAsync(script.FileOf("given"), Cancel));
        var info = JsonNode.Parse(await File.ReadAllTextAsync(script.FileOf("info"), Cancel))!;
        Assert.Equal("client.authentication.k8s.io/v1", (string?)info["apiVersion"]);
        Assert.False((bool)info["spec"]!["interactive"]!);
        var cluster = info["spec"]!["cluster"]!;
        Assert.Equal($"https://127.0.0.1:{server.Port}", (string?)cluster["server"]);
        Assert.Equal("blue", (string?)cluster["config"]!["audience"]);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(server.Folder, "certificates", "apiserver.crt"), Cancel),
            Convert.FromBase64String((string)cluster["certificate-authority-data"]!));
    }

    [Theory]
    [InlineData("echo nonsense", Usual, "it printed no JSON: ")]
    [InlineData("echo '{}'", Usual, "it printed no object of kind ExecCredential")]
    [InlineData(
        "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\"}'", Usual,
        "it printed apiVersion client.authentication.k8s.io/v1beta1, though the kubeconfig says client.auth")]
    [InlineData("yes", Usual, "it printed more than 1048576 characters")]
    [InlineData(
        "printf '%s' '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",'"
            + "'\"status\":{\"token\":\"a\\nb\"}}'", Usual,
        "it printed a token with a line break or another control character in it")]
    [InlineData("exit 3", Usual, "it ended with exit code 3")]
    [InlineData("true", "interactiveMode: Always", "it has to ask a person (interactiveMode: Always)")]
    public async Task What_goes_wrong_is_said_at_once(string body, string exec, string problem)
    {
        script.Write(body);
        await using var client = Client(exec);
        var error = (await client.GetAsync(Kinds.Namespace, new("", "default"), Cancel)).Error!;
        Assert.Equal(ApiErrorReason.Unauthorized, error.Reason);
        Assert.StartsWith(
            $"no credentials from the plug-in {script.Path} of the kubeconfig: {problem}",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_program_is_named_with_the_hint_how_to_install_it()
    {
        await using var client = Client(
            $"{Usual}, installHint: Get it from example.org.", "clarion-test-plugin-that-is-not-there");
        Assert.Equal(
            "no credentials from the plug-in clarion-test-plugin-that-is-not-there of the kubeconfig: "
            + "it is not in PATH. Get it from example.org.",
            (await client.AuthenticateAsync(Cancel))!.Message);
    }

    [Fact]
    public async Task Requests_can_be_made_as_somebody_else()
    {
        var configuration = server.Configuration() with
        {
            Impersonation = new("jane") { Groups = ["readers"] },
        };
        await using var client = Connect(configuration);
        Assert.Contains("User \"jane\" cannot", await RefusalAsync(client), StringComparison.Ordinal);
    }

    private static KubernetesClient Connect(ClientConfiguration configuration) =>
        KubernetesClient.Connect(configuration, TimeProvider.System, NullLoggerFactory.Instance);

    private static async Task<string> RefusalAsync(KubernetesClient client)
    {
        var error = (await client.GetAsync(Kinds.Namespace, new("", "default"), Cancel)).Error!;
        Assert.Equal(ApiErrorReason.Forbidden, error.Reason);
        return error.Message;
    }

    private async Task WriteCertificateAsync(string user, string end)
    {
        using var certificate = server.ClientCertificate(user);
        using var key = certificate.GetRSAPrivateKey()!;
        var status = new JsonObject
        {
            ["clientCertificateData"] = certificate.ExportCertificatePem(),
            ["clientKeyData"] = key.ExportPkcs8PrivateKeyPem(),
            ["expirationTimestamp"] = end,
        };
        var output = new JsonObject
        {
            ["kind"] = "ExecCredential",
            ["apiVersion"] = "client.authentication.k8s.io/v1",
            ["status"] = status,
        };
        await File.WriteAllTextAsync(script.FileOf("output"), output.ToJsonString(), Cancel);
        script.Write("cat $here/output");
    }

    private KubernetesClient Client(string exec, string? command = null)
    {
        var path = script.FileOf("kubeconfig");
        File.WriteAllText(path, $$$"""
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: u}}]
            clusters:
            - name: c
              cluster:
                server: https://127.0.0.1:{{{server.Port}}}
                certificate-authority: {{{Path.Combine(server.Folder, "certificates", "apiserver.crt")}}}
                extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: blue}}]
            users:
            - name: u
              user:
                exec: {apiVersion: client.authentication.k8s.io/v1, command: {{{command ?? script.Path}}}, {{{exec}}} }
            """);
        Assert.True(Kubeconfig.TryLoad([path], null, out var found, out var problem), problem);
        return Connect(found);
    }
}
