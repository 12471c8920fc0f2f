using System.Globalization;
using Clarion.Testing.Processes;
using Clarion.Testing.Waiting;

namespace Clarion.Testing.Clusters;

/// <summary>Ends the cluster's API server, and starts it again as it was.</summary>
public sealed class ApiServerSwitch
{
    private static readonly string PidFile = Path.Combine(LabFolder.State, "pid/apiserver");
    private static readonly string LogFile = Path.Combine(LabFolder.State, "log/apiserver.log");

    private readonly LabCluster cluster;
    private string[] arguments = [];

    internal ApiServerSwitch(LabCluster cluster) => this.cluster = cluster;

    /// <summary>Kills it: connections break, nothing says goodbye.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var pid = (await File.ReadAllTextAsync(PidFile, cancellation)).Trim();
        var commandLine = await File.ReadAllTextAsync($"/proc/{pid}/cmdline", cancellation);
        arguments = commandLine.TrimEnd('\0').Split('\0');
        await new Command("kill", "-KILL", pid).RunOrThrowAsync(cancellation);
    }

    /// <summary>Starts it with the arguments it had, and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var start = new Command("bash",
        [
            "-c", "setsid nsenter --net=/run/netns/" + LabFolder.Prefix + "cp \"$@\" </dev/null >>" + LogFile
                + " 2>&1 & echo $!", "-", .. arguments,
        ]);
        var pid = int.Parse(await start.RunOrThrowAsync(cancellation), CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(PidFile, pid.ToString(CultureInfo.InvariantCulture), cancellation);
        await Eventually.HoldsAsync("the API server is ready again", TimeSpan.FromSeconds(60), async token =>
            await cluster.TypeAsync("kubectl get --raw /readyz", token) == "ok", cancellation);
    }
}
