using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Clarion.CommandLine;
using Clarion.Health;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Linux.Memory;
using Microsoft.Extensions.Logging;

namespace Clarion.Verbs;

/// <summary>Runs a role as a process: where it logs, whom it talks to, what the kubelet is told.</summary>
/// <param name="parsed">The command line.</param>
/// <param name="common">The settings of every role.</param>
/// <param name="ignored">The settings that are accepted and do nothing.</param>
internal sealed class RoleHost(ParseResult parsed, CommonSettings common, IgnoredSettings ignored)
{
    private static readonly TimeSpan StartTakesAtMost = TimeSpan.FromSeconds(15);

    /// <summary>Runs until the process is told to end.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="healthAddress">Where health is served; null: everywhere.</param>
    /// <param name="create">Makes the role.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(
        string name,
        IPAddress? healthAddress,
        Func<KubernetesClient, ILoggerFactory, HostedRole> create,
        CancellationToken cancellationToken)
    {
        using var loggers = Logging.Create(parsed.GetRequiredValue(common.LogLevel));
        var logger = loggers.CreateLogger("Clarion");
        Log.Starting(logger, name, Logging.Version);
        if (ignored.SetIn(parsed) is { Count: > 0 } set)
            Log.Ignored(logger, string.Join(", ", set));
        if (!ClientConfiguration.TryFind(
                parsed.GetValue(common.Kubeconfig), parsed.GetValue(common.Context),
                out var configuration, out var problem))
        {
            Log.NoApiServer(logger, problem);
            return ExitCode.WrongUsage;
        }

        configuration = configuration with { UserAgent = $"clarion-{name}/{Logging.Version}" };
        await using var client = KubernetesClient.Connect(configuration, TimeProvider.System, loggers);
        var role = create(client, loggers);
        var health = await StartHealthAsync(healthAddress, role, logger, cancellationToken);
        if (health is null)
            return ExitCode.ProblemFound;
        await using (health)
            await Task.WhenAll(role.RunAsync(cancellationToken), ReleaseMemoryAsync(cancellationToken));
        Log.Ended(logger, name);
        return ExitCode.Fine;
    }

    private async Task<IAsyncDisposable?> StartHealthAsync(
        IPAddress? address, HostedRole role, ILogger logger, CancellationToken cancellationToken)
    {
        var port = parsed.GetValue(common.HealthProbePort);
        try
        {
            return await HealthServer.StartAsync(address, port, role.NotLive, role.NotReady, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            Log.HealthNotServed(logger, address?.ToString() ?? "any address", port, problem.Message);
            return null;
        }
    }

    // Most of what a role holds after its start is what the first lists and the compiler of the runtime have used; a
    // process that allocates as little as a role does would keep it for hours.
    private static async Task ReleaseMemoryAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(StartTakesAtMost, TimeProvider.System, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellationToken.IsCancellationRequested)
            UnusedMemory.Release();
    }
}
