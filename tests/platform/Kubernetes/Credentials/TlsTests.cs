using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Clarion.Api;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Logging;

namespace Clarion.Tests.Platform.Kubernetes.Credentials;

/// <summary>Whom the client trusts, and as whom it is known, with the real API server.</summary>
[NeedsApiServer]
public sealed class TlsTests(ApiServerFixture api) : IAsyncLifetime
{
    private readonly LogRecord log = new();
    private LocalApiServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await api.ServerAsync();

    public ValueTask DisposeAsync()
    {
        log.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_server_signed_by_another_authority_is_refused_with_the_reason()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=another", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var another = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var authority = CertificateAuthority.FromPem(another.ExportCertificatePem());
        var error = await ErrorAsync(server.Configuration() with { CertificateAuthority = authority });
        Assert.EndsWith(
            $"the certificate of 127.0.0.1:{server.Port} is not signed by the certificate authority in the kubeconfig",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_authority_only_those_of_the_machine_are_trusted()
    {
        var error = await ErrorAsync(server.Configuration() with { CertificateAuthority = null });
        Assert.EndsWith(
            "is not signed by an authority that this machine trusts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        var error = await ErrorAsync(server.Configuration() with { TlsServerName = "example.org" });
        Assert.EndsWith(", not for example.org", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_that_cannot_be_read_is_named()
    {
        var authority = CertificateAuthority.FromFile("/nowhere/ca.crt");
        var error = await ErrorAsync(server.Configuration() with { CertificateAuthority = authority });
        Assert.Contains("cannot be read: Could not find", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kubeconfig_can_say_that_any_certificate_will_do_and_that_is_warned_of()
    {
        var careless = server.Configuration() with { CertificateAuthority = null, InsecureSkipTlsVerify = true };
        await using var client = KubernetesClient.Connect(careless, TimeProvider.System, log);
        Assert.True((await client.GetAsync(Kinds.Namespace, new("", "default"), Cancel)).IsSuccess);
        Assert.Single(log.Texts(1000));
    }

    [Fact]
    public async Task A_client_certificate_says_who_we_are()
    {
        using var certificate = server.ClientCertificate("carol");
        var configuration = server.Configuration() with { Token = null, ClientCertificate = certificate };
        await using var client = KubernetesClient.Connect(configuration, TimeProvider.System, log);
        var error = (await client.GetAsync(Kinds.Namespace, new("", "default"), Cancel)).Error!;
        Assert.Contains("User \"carol\" cannot get resource", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authorities_behind_a_client_certificate_are_shown_with_it()
    {
        var (certificate, issuer) = server.ClientCertificateBehindAnother("carol");
        using (certificate)
        using (issuer)
        {
            var configuration = server.Configuration() with
            {
                Token = null, ClientCertificate = certificate, ClientIssuers = [issuer],
            };
            await using var client = KubernetesClient.Connect(configuration, TimeProvider.System, log);
            var error = (await client.GetAsync(Kinds.Namespace, new("", "default"), Cancel)).Error!;
            Assert.Contains("User \"carol\" cannot get resource", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_service_account_of_a_pod_is_used_as_it_is_mounted()
    {
        var folder = Directory.CreateTempSubdirectory("clarion-account-").FullName;
        File.Copy(Path.Combine(server.Folder, "certificates", "apiserver.crt"), Path.Combine(folder, "ca.crt"));
        await File.WriteAllTextAsync(Path.Combine(folder, "token"), LocalApiServer.BobToken, Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "namespace"), "metallb-system", Cancel);
        var isFound = InClusterCredentials.TryLoad(
            folder, "127.0.0.1", $"{server.Port}", out var configuration, out var problem);
        Assert.True(isFound, problem);
        Assert.Equal("metallb-system", configuration!.Namespace);
        await using var client = KubernetesClient.Connect(configuration, TimeProvider.System, log);
        Assert.Equal(
            ApiErrorReason.Forbidden,
            (await client.GetAsync(Kinds.Namespace, new("", "default"), Cancel)).Error!.Reason);

        await File.WriteAllTextAsync(Path.Combine(folder, "token"), LocalApiServer.AdminToken, Cancel);
        await using var later = KubernetesClient.Connect(configuration, new Later(), log);
        Assert.True((await later.GetAsync(Kinds.Namespace, new("", "default"), Cancel)).IsSuccess);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_pod_without_a_mounted_account_is_told_what_to_do()
    {
        Assert.False(InClusterCredentials.TryLoad("/nowhere", "fd00::1", "443", out _, out var problem));
        Assert.Equal(
            "/nowhere/token is missing: give the pod a service account (automountServiceAccountToken)", problem);
    }

    private async Task<ApiError> ErrorAsync(ClientConfiguration configuration)
    {
        await using var client = KubernetesClient.Connect(configuration, TimeProvider.System, log);
        var map = new Api.Core.ConfigMap { Metadata = new() { Namespace = "default", Name = "a" } };
        var error = (await client.CreateAsync(Kinds.ConfigMap, map, Cancel)).Error!;
        Assert.Equal(ApiErrorReason.Unreachable, error.Reason);
        return error;
    }

    /// <summary>The real clock, two minutes ahead.</summary>
    private sealed class Later : TimeProvider
    {
        public override long GetTimestamp() => base.GetTimestamp() + (120 * TimestampFrequency);
    }
}
