using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Clarion.Kubernetes.Credentials;
using Clarion.Primitives;

namespace Clarion.Tests.Platform.Kubernetes.Credentials;

public sealed class KubeconfigTests : IDisposable
{
    private const string Complete = """
        apiVersion: v1
        kind: Config
        current-context: one
        contexts:
        - name: one
          context: {cluster: c1, user: u1, namespace: metallb-system}
        - name: two
          context: {cluster: c2, user: u2}
        clusters:
        - name: c1
          cluster: {server: "https://10.0.0.1:6443", certificate-authority: ca.pem}
        - name: c2
          cluster:
            server: https://[fd00::1]:6443/prefix
            insecure-skip-tls-verify: true
            tls-server-name: kubernetes
        users:
        - name: u1
          user: {token: "123"}
        - name: u2
          user: {}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("clarion-kubeconfig-").FullName;

    [Fact]
    public void The_current_context_is_taken_and_paths_are_relative_to_the_file()
    {
        var found = Load(Complete);
        Assert.Equal(new Uri("https://10.0.0.1:6443"), found.Server);
        Assert.Equal("metallb-system", found.Namespace);
        Assert.Equal("123", found.Token!.Read(Instant.Zero, again: false));
        Assert.Equal(Path.Combine(folder, "ca.pem"), found.CertificateAuthority!.ToString());
        Assert.False(found.InsecureSkipTlsVerify);
    }

    [Fact]
    public void A_context_can_be_named()
    {
        var found = Load(Complete, "two");
        Assert.Equal(new Uri("https://[fd00::1]:6443/prefix"), found.Server);
        Assert.Equal("default", found.Namespace);
        Assert.Equal("kubernetes", found.TlsServerName);
        Assert.True(found.InsecureSkipTlsVerify);
        Assert.Null(found.Token);
    }

    [Fact]
    public void Of_several_files_the_first_entry_of_a_name_counts_and_a_missing_file_is_passed_over()
    {
        var first = Write(
            "first", "current-context: two\nclusters:\n- {name: c2, cluster: {server: 'https://first'}}\n");
        var second = Write("second", Complete);
        var isFound = Kubeconfig.TryLoad(
            [first, Path.Combine(folder, "missing"), second], null, out var found, out var problem);
        Assert.True(isFound, problem);
        Assert.Equal(new Uri("https://first"), found!.Server);
    }

    [Fact]
    public void A_client_certificate_is_read_with_its_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=alice", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var issuer = new CertificateRequest("CN=issuer", key, HashAlgorithmName.SHA256);
        using var behind = issuer.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(
            $"{certificate.ExportCertificatePem()}\n{behind.ExportCertificatePem()}\n"));
        Write("client.key", key.ExportPkcs8PrivateKeyPem());
        var yaml = Complete.Replace(
            "{token: \"123\"}",
            $"{{client-certificate-data: {data}, client-key: client.key}}",
            StringComparison.Ordinal);
        var configuration = Load(yaml);
        using var read = configuration.ClientCertificate;
        Assert.Equal("CN=issuer", Assert.Single(configuration.ClientIssuers).Subject);
        Assert.Equal("CN=alice", read!.Subject);
        Assert.True(read.HasPrivateKey);
    }

    [Theory]
    [InlineData("current-context: one", "", "no current-context: name one with --context")]
    [InlineData("name: c1", "name: cx", "no entry \"c1\" under clusters")]
    [InlineData("name: u1", "name: ux", "no entry \"u1\" under users")]
    [InlineData("https://10.0.0.1:6443", "ftp://x", "clusters \"c1\", server: \"ftp://x\" is no https address")]
    [InlineData("{token: \"123\"}", "{exec: {}}", "users \"u1\", exec, apiVersion: it is missing")]
    [InlineData("{token: \"123\"}", "{exec: 1}", "users \"u1\", exec: it must be a mapping")]
    [InlineData(
        "{token: \"123\"}", "{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}",
        "exec, apiVersion: client.authentication.k8s.io/v1alpha1 is not supported")]
    [InlineData(
        "{token: \"123\"}", "{exec: {apiVersion: client.authentication.k8s.io/v1, command: x}}",
        "exec, interactiveMode: it is missing: write Never, IfAvailable or Always")]
    [InlineData(
        "{token: \"123\"}", "{exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: x, env: [1]}}",
        "exec, env: each item must be a mapping with name and value")]
    [InlineData("{token: \"123\"}", "{auth-provider: {name: gcp}}", "auth-provider: not supported, kubectl has")]
    [InlineData("{token: \"123\"}", "{as-uid: x}", "users \"u1\", as: it is missing, though there is as-uid")]
    [InlineData(
        "{token: \"123\"}", "{client-certificate-data: '*'}", "users \"u1\", client-certificate-data: it is no base64")]
    [InlineData("{token: \"123\"}", "{client-key-data: eA==}", "users \"u1\", client-certificate: it is missing")]
    [InlineData("{token: \"123\"}", "{token: \"1\\n23\"}", "users \"u1\", token: there is a line break or")]
    [InlineData("{token: \"123\"}", "{as: \"jane\\r\\ndoe\"}", "users \"u1\", as: there is a line break or")]
    [InlineData(
        "{token: \"123\"}", "{as: jane, as-groups: [\"a\\nb\"]}", "users \"u1\", as-groups: there is a line break")]
    [InlineData("{token: \"123\"}", "{tokenFile: /no/such/token}", "users \"u1\", tokenFile: there is no /no/such/")]
    [InlineData("certificate-authority: ca.pem", "proxy-url: ftp://p", "proxy-url: \"ftp://p\" is no http")]
    [InlineData("kind: Config", "kind: Config\nkind: Config", "line 3, column 1: key \"kind\" is there twice")]
    public void What_is_wrong_is_said_with_file_entry_and_field(string was, string becomes, string problem)
    {
        var path = Write("config", Complete.Replace(was, becomes, StringComparison.Ordinal));
        Assert.False(Kubeconfig.TryLoad([path], null, out _, out var said));
        Assert.StartsWith($"kubeconfig {path}", said, StringComparison.Ordinal);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Impersonation_name_and_password_and_a_proxy_are_read()
    {
        var found = Load(Complete
            .Replace(
                "{token: \"123\"}",
                "{username: u, password: p, as: jane, as-uid: '7', as-groups: [a, b], as-user-extra: {Team: [p, q]}}",
                StringComparison.Ordinal)
            .Replace("certificate-authority: ca.pem", "proxy-url: 'socks5://10.0.0.9:1080'", StringComparison.Ordinal));
        Assert.Equal(
            ["Impersonate-User=jane", "Impersonate-Uid=7", "Impersonate-Group=a", "Impersonate-Group=b",
                "Impersonate-Extra-team=p", "Impersonate-Extra-team=q"],
            found.Impersonation!.Headers().Select(header => $"{header.Key}={header.Value}"));
        Assert.Equal(Convert.ToBase64String("u:p"u8), found.Basic);
        Assert.Equal(new Uri("socks5://10.0.0.9:1080"), found.Proxy);
    }

    [Fact]
    public void An_empty_file_among_several_is_no_mistake()
    {
        Assert.True(
            Kubeconfig.TryLoad([Write("empty", ""), Write("full", Complete)], null, out var found, out var problem),
            problem);
        Assert.Equal(new Uri("https://10.0.0.1:6443"), found.Server);
    }

    [Fact]
    public void A_line_break_behind_a_token_is_no_part_of_it() => Assert.Equal(
        "123",
        Load(Complete.Replace("\"123\"", "\"123\\n\"", StringComparison.Ordinal))
            .Token!.Read(Instant.Zero, again: false));

    [Fact]
    public void A_folder_is_no_kubeconfig()
    {
        Assert.False(Kubeconfig.TryLoad([folder], null, out _, out var said));
        Assert.Equal($"kubeconfig {folder} cannot be read: it is a folder", said);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = Path.Combine(folder, "missing");
        Assert.False(Kubeconfig.TryLoad([path], null, out _, out var said));
        Assert.StartsWith($"kubeconfig {path} cannot be read", said, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ClientConfiguration Load(string yaml, string? context = null)
    {
        Assert.True(Kubeconfig.TryLoad([Write("config", yaml)], context, out var found, out var problem), problem);
        return found;
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
