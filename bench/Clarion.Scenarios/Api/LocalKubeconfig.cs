using Clarion.Testing.Kubernetes;

namespace Clarion.Scenarios.Api;

/// <summary>A kubeconfig of an administrator of a server on this machine.</summary>
internal static class LocalKubeconfig
{
    public static string Of(TestServer server) => $$$"""
        {"apiVersion": "v1", "kind": "Config", "current-context": "local",
         "clusters": [{"name": "local", "cluster": {
            "server": "https://127.0.0.1:{{{server.Port}}}",
            "certificate-authority-data": "{{{Convert.ToBase64String(File.ReadAllBytes(server.AuthorityFile))}}}"}}],
         "users": [{"name": "admin", "user": {"token": "{{{server.Token}}}"}}],
         "contexts": [{"name": "local", "context": {"cluster": "local", "user": "admin"}}]}
        """;
}
