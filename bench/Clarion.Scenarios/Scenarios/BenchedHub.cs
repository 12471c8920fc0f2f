using Clarion.Testing.Clusters;
using Clarion.Testing.Network;
using Clarion.Testing.Processes;
using Clarion.Testing.Waiting;

namespace Clarion.Scenarios.Scenarios;

/// <summary><c>clarion hub</c> as a process of its own.</summary>
internal sealed class BenchedHub : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clarion-bench-");
    private readonly RunningCommand process;

    private BenchedHub() => process = new Command(
        Path.Combine(LabFolder.Repository, "clarion"),
        "hub", "--directory", folder.FullName, "--port", $"{FreePorts.Take(1)[0]}", "--log-level", "warn").Start();

    /// <summary>The kubeconfig file of an administrator.</summary>
    public string Kubeconfig => Path.Combine(folder.FullName, "admin.kubeconfig");

    /// <summary>The process' id; <c>./clarion</c> has become the program by now.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<BenchedHub> StartAsync(CancellationToken cancellation)
    {
        var hub = new BenchedHub();
        await Eventually.HoldsAsync("the Hub serves", TimeSpan.FromSeconds(30), _ => !hub.process.HasExited
            ? Task.FromResult(hub.process.Output.Contains("KUBECONFIG", StringComparison.Ordinal))
            : throw new CommandFailedException(hub.process.Output + hub.process.Error), cancellation);
        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
