using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Clarion.Testing.Processes;

namespace Clarion.Tests.Platform.Deploy;

/// <summary>A real API server on loopback, with kubectl: the tests here change definitions of kinds.</summary>
public sealed class DeployServer : IAsyncLifetime
{
    private const string Token = "admin-token";
    private static readonly TimeSpan StartupMax = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("clarion-deploy-").FullName;
    private readonly List<Process> processes = [];
    private string programs = "";
    private string address = "";

    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Speaks to the API server as an administrator.</summary>
    public HttpClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var kube = Environment.GetEnvironmentVariable("CLARION_KUBE") ?? Path.Combine(Root, "../shared/kube");
        programs = await new Command(Path.Combine(kube, "unpack")).RunOrThrowAsync(CancellationToken.None);
        var ports = FreePorts(3);
        address = $"https://127.0.0.1:{ports[2]}";
        WriteCredentials();
        StartEtcd($"http://127.0.0.1:{ports[0]}", $"http://127.0.0.1:{ports[1]}");
        StartApiServer($"http://127.0.0.1:{ports[0]}", ports[2]);
        Api = new(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        });
        Api.BaseAddress = new(address);
        Api.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs kubectl as an administrator, in the root of the checkout; it must succeed.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public Task<string> KubectlAsync(params string[] arguments) =>
        new Command(
            Path.Combine(programs, "kubectl"),
            ["--server", address, "--token", Token, "--insecure-skip-tls-verify", "--cache-dir", folder, .. arguments])
        {
            WorkingDirectory = Root,
        }.RunOrThrowAsync(TestContext.Current.CancellationToken);

    /// <summary>Applies the definitions of all kinds over whatever is there and waits until they serve.</summary>
    public async Task InstallDefinitionsAsync()
    {
        await KubectlAsync("apply", "-f", "deploy/manifests/namespace.yaml", "-f", "deploy/crds");
        await KubectlAsync("wait", "--for=condition=Established", "crd", "--all");
    }

    private void StartEtcd(string client, string peer) => Start(
        "etcd", "--data-dir", Path.Combine(folder, "etcd"), "--unsafe-no-fsync", "--log-level", "error",
        "--listen-client-urls", client, "--advertise-client-urls", client,
        "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"default={peer}");

    private void StartApiServer(string etcd, int port) => Start(
        "kube-apiserver", $"--etcd-servers={etcd}", $"--secure-port={port}", "--bind-address=127.0.0.1",
        $"--cert-dir={folder}", "--service-cluster-ip-range=10.0.0.0/16,fd00:10::/108",
        "--service-account-issuer=https://kubernetes.default.svc", $"--service-account-key-file={folder}/sa.pub",
        $"--service-account-signing-key-file={folder}/sa.key", "--authorization-mode=RBAC",
        $"--token-auth-file={folder}/tokens.csv", "--disable-admission-plugins=ServiceAccount",
        "--allow-privileged=true");

    private void Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder };
        string[] line = ["-c", "exec \"$0\" \"$@\" >>\"$LOG\" 2>&1", Path.Combine(programs, program), .. arguments];
        foreach (var argument in line)
            start.ArgumentList.Add(argument);
        start.Environment["LOG"] = Path.Combine(folder, $"{program}.log");
        processes.Add(Process.Start(start)!);
    }

    private void WriteCredentials()
    {
        using var key = RSA.Create(2048);
        File.WriteAllText(Path.Combine(folder, "sa.key"), key.ExportRSAPrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "sa.pub"), key.ExportSubjectPublicKeyInfoPem());
        File.WriteAllText(Path.Combine(folder, "tokens.csv"), $"{Token},admin,1,\"system:masters\"\n");
    }

    private async Task WaitUntilReadyAsync()
    {
        using var timeout = new CancellationTokenSource(StartupMax, TimeProvider.System);
        while (!await IsReadyAsync(timeout.Token))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, timeout.Token);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Api.GetAsync("/readyz", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }

    private static string FindRoot()
    {
        var parent = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(parent.FullName, "Clarion.slnx")))
            parent = parent.Parent!;
        return parent.FullName;
    }
}
