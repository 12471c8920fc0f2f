using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Testing.Network;

namespace Clarion.Testing.Kubernetes;

/// <summary>
/// etcd and a kube-apiserver on free loopback ports, with their data in a folder of their own that goes with them.
/// There is no controller-manager: no EndpointSlices from selectors, no garbage collection, no namespace deletion.
/// </summary>
public sealed class LocalApiServer : TestServer
{
    /// <summary>The token of a user of system:masters.</summary>
    public const string AdminToken = "admin-token";

    /// <summary>The token of user <c>bob</c>, who may do nothing until a test binds a role to him.</summary>
    public const string BobToken = "bob-token";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbePause = TimeSpan.FromMilliseconds(50);

    private readonly string programs;
    private readonly int etcdPort;
    private readonly int peerPort;
    private readonly IReadOnlyList<string> extraFlags;
    private ServerProcess? etcd;
    private ServerProcess? server;

    private LocalApiServer(string programs, IReadOnlyList<string> extraFlags)
    {
        this.programs = programs;
        this.extraFlags = extraFlags;
        Folder = ServerFolder.Create();
        var ports = FreePorts.Take(3);
        (etcdPort, peerPort, Port) = (ports[0], ports[1], ports[2]);
    }

    /// <inheritdoc/>
    public override int Port { get; }

    /// <inheritdoc/>
    public override string Token => AdminToken;

    /// <inheritdoc/>
    public override string AuthorityFile => Path.Combine(Folder, "certificates", "apiserver.crt");

    /// <summary>Where data, keys and logs are.</summary>
    public string Folder { get; }

    /// <summary>Starts both and waits until they serve.</summary>
    /// <param name="programs">Folder of the programs, from <see cref="KubeFiles.TryUnpack"/>.</param>
    /// <param name="extraFlags">More flags for the API server.</param>
    public static async Task<LocalApiServer> StartAsync(string programs, params string[] extraFlags)
    {
        var local = new LocalApiServer(programs, extraFlags);
        local.WriteKeys();
        local.StartEtcd();
        await local.StartServerAsync();
        return local;
    }

    /// <summary>A certificate that makes its holder a user of the API server.</summary>
    public X509Certificate2 ClientCertificate(string user)
    {
        using var authority = X509Certificate2.CreateFromPemFile(
            Path.Combine(Folder, "clients.crt"), Path.Combine(Folder, "clients.key"));
        return Sign(user, authority, isAuthority: false);
    }

    /// <summary>The same from an authority that the API server does not know, but that its own one signed.</summary>
    public (X509Certificate2 Certificate, X509Certificate2 Issuer) ClientCertificateBehindAnother(string user)
    {
        using var authority = X509Certificate2.CreateFromPemFile(
            Path.Combine(Folder, "clients.crt"), Path.Combine(Folder, "clients.key"));
        var between = Sign("between", authority, isAuthority: true);
        return (Sign(user, between, isAuthority: false), between);
    }

    /// <summary>Ends the API server without warning; etcd stays.</summary>
    public async Task KillServerAsync()
    {
        await server!.DisposeAsync();
        server = null;
    }

    /// <summary>
    /// Asks the API server to end, and waits until it takes no new connections; while watches are open it keeps those,
    /// silent, for a minute.
    /// </summary>
    public async Task TerminateServerAsync()
    {
        server!.Terminate();
        using var limit = new CancellationTokenSource(StartLimit);
        while (await TakesConnectionsAsync(limit.Token))
            await Task.Delay(ProbePause, TimeProvider.System, limit.Token);
    }

    /// <summary>Stops the API server from running; its connections stay open and silent.</summary>
    public void FreezeServer() => server!.Freeze();

    /// <summary>Lets a frozen API server run again.</summary>
    public void ThawServer() => server!.Thaw();

    /// <summary>Starts the API server and waits until it serves.</summary>
    public async Task StartServerAsync()
    {
        server = ServerProcess.Start(
            Path.Combine(programs, "kube-apiserver"),
            Path.Combine(Folder, "apiserver.log"),
            [.. ServerFlags(), .. extraFlags]);
        using var limit = new CancellationTokenSource(StartLimit);
        while (!await IsReadyAsync(limit.Token))
            await Task.Delay(ProbePause, TimeProvider.System, limit.Token);
    }

    /// <summary>
    /// Copies the data of the cluster as it is now. Both programs are stopped for it and started again.
    /// </summary>
    public async Task<string> BackUpAsync()
    {
        var backup = Path.Combine(Folder, "backup");
        await WithEtcdStoppedAsync(() => Copy(Path.Combine(Folder, "etcd"), backup));
        return backup;
    }

    /// <summary>Puts back the data of a backup: versions run backwards from here.</summary>
    public Task RestoreAsync(string backup) => WithEtcdStoppedAsync(() =>
    {
        Directory.Delete(Path.Combine(Folder, "etcd"), recursive: true);
        Copy(backup, Path.Combine(Folder, "etcd"));
    });

    /// <summary>
    /// Writes objects behind the API server's back, all at one version; it serves them as if it had written them.
    /// </summary>
    /// <param name="objects">Keys in etcd and the objects as JSON; at most 128, each once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task PutIntoEtcdAsync(
        IEnumerable<(string Key, string Json)> objects, CancellationToken cancellationToken)
    {
        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        var puts = objects.Select(
            item => $$$"""{"requestPut":{"key":"{{{Base64(item.Key)}}}","value":"{{{Base64(item.Json)}}}"} }""");
        await PostToEtcdAsync("/v3/kv/txn", "{\"success\":[" + string.Join(',', puts) + "]}", cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task CompactAsync(CancellationToken cancellationToken)
    {
        var range = await PostToEtcdAsync("/v3/kv/range", """{"key":"AA=="}""", cancellationToken);
        var revision = range["header"]!["revision"]!.GetValue<string>();
        var body = "{\"revision\":\"" + revision + "\",\"physical\":true}";
        await PostToEtcdAsync("/v3/kv/compaction", body, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async ValueTask EndAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (etcd is not null)
            await etcd.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private void WriteKeys()
    {
        using var key = RSA.Create(2048);
        File.WriteAllText(Path.Combine(Folder, "sa.key"), key.ExportRSAPrivateKeyPem());
        File.WriteAllText(Path.Combine(Folder, "sa.pub"), key.ExportSubjectPublicKeyInfoPem());
        var authority = new CertificateRequest("CN=clients", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var selfSigned = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(Folder, "clients.crt"), selfSigned.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, "clients.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(
            Path.Combine(Folder, "tokens.csv"), $"{AdminToken},admin,1,\"system:masters\"\n{BobToken},bob,2\n");
    }

    private void StartEtcd()
    {
        var (client, peer) = ($"http://127.0.0.1:{etcdPort}", $"http://127.0.0.1:{peerPort}");
        etcd = ServerProcess.Start(Path.Combine(programs, "etcd"), Path.Combine(Folder, "etcd.log"), [
            "--data-dir", Path.Combine(Folder, "etcd"), "--unsafe-no-fsync",
            "--listen-client-urls", client, "--advertise-client-urls", client,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"default={peer}",
        ]);
    }

    private string[] ServerFlags() =>
    [
        $"--etcd-servers=http://127.0.0.1:{etcdPort}", $"--secure-port={Port}", "--bind-address=127.0.0.1",
        $"--cert-dir={Path.Combine(Folder, "certificates")}",
        "--service-cluster-ip-range=10.0.0.0/16,fd00:10::/108",
        "--service-account-issuer=https://kubernetes.default.svc",
        $"--service-account-key-file={Path.Combine(Folder, "sa.pub")}",
        $"--service-account-signing-key-file={Path.Combine(Folder, "sa.key")}",
        $"--client-ca-file={Path.Combine(Folder, "clients.crt")}",
        "--authorization-mode=RBAC", $"--token-auth-file={Path.Combine(Folder, "tokens.csv")}",
        "--disable-admission-plugins=ServiceAccount", "--allow-privileged=true",
    ];

    private async Task<JsonNode> PostToEtcdAsync(string path, string json, CancellationToken cancellationToken)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await Administrator.PostAsync(
            new Uri($"http://127.0.0.1:{etcdPort}{path}"), content, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(body)!
            : throw new HttpRequestException($"etcd {path}: {(int)response.StatusCode} {body}");
    }

    private async Task WithEtcdStoppedAsync(Action action)
    {
        await KillServerAsync();
        await etcd!.DisposeAsync();
        action();
        StartEtcd();
        await StartServerAsync();
    }

    private async Task<bool> TakesConnectionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Administrator.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static X509Certificate2 Sign(string name, X509Certificate2 authority, bool isAuthority)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        using var signed = request.Create(authority, authority.NotBefore, authority.NotAfter, [1]);
        return signed.CopyWithPrivateKey(key);
    }
}
