using Clarion.Kubernetes.Client;
using Clarion.Output;

namespace Clarion.CommandLine;

/// <summary>A verb's dealings with one cluster.</summary>
/// <param name="client">The API server; the session ends it.</param>
/// <param name="installedIn">Where Clarion is installed.</param>
/// <param name="server">Address of the API server.</param>
/// <param name="time">Time.</param>
/// <param name="progress">Says what takes so long; the session ends it.</param>
internal sealed class ClusterSession(
    KubernetesClient client, string installedIn, Uri server, TimeProvider time, ProgressLine progress)
    : IAsyncDisposable
{
    /// <summary>The API server.</summary>
    public KubernetesClient Client => client;

    /// <summary>The namespace of Clarion's own pods and configuration objects.</summary>
    public string Namespace => installedIn;

    /// <summary>Address of the API server, for messages.</summary>
    public Uri Server => server;

    /// <summary>Time, for ages.</summary>
    public TimeProvider Time => time;

    /// <summary>To say what is done now; seen on a terminal when it takes over a second.</summary>
    public ProgressLine Progress => progress;

    /// <summary>
    /// Gets credentials, for which a program of the user's may have to ask a person; from then on progress is shown.
    /// </summary>
    /// <returns>Null, or why there are no credentials.</returns>
    public async Task<ApiError?> BeginAsync(CancellationToken cancellationToken)
    {
        var problem = await client.AuthenticateAsync(cancellationToken);
        progress.Begin();
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        progress.Dispose();
        await client.DisposeAsync();
    }
}
