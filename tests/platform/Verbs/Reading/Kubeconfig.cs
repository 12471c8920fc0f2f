using Clarion.Testing.Kubernetes;

namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>A kubeconfig of an administrator, in a file that goes with it.</summary>
internal sealed class Kubeconfig : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetTempFileName();

    /// <summary>For a server, directly or through another port; with its token, or what a plug-in prints.</summary>
    public static Kubeconfig Of(TestServer server, int? port = null, string? plugin = null)
    {
        var user = plugin is null ? $"\"token\": \"{server.Token}\""
            : $"\"exec\": {{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"interactiveMode\": \"Never\", "
                + $"\"command\": \"{plugin}\"}}";
        var file = new Kubeconfig();
        File.WriteAllText(file.Path, $$$"""
            {"current-context": "c", "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
             "users": [{"name": "u", "user": { {{{user}}} }}],
             "clusters": [{"name": "c", "cluster": {
                "server": "https://127.0.0.1:{{{port ?? server.Port}}}",
                "certificate-authority": "{{{server.AuthorityFile}}}"}}]}
            """);
        return file;
    }

    public void Dispose() => File.Delete(Path);
}
