using System.Globalization;
using System.Net;
using Clarion.Lab.Networks;
using Clarion.Primitives;

namespace Clarion.Lab.Processes;

/// <summary>The API server of a lab, on its own machine there, and the port that leads to it from outside.</summary>
internal sealed class LabHub : IAsyncDisposable
{
    private const int Port = 6443;

    /// <summary>Long for a process that makes a few keys; a machine under load takes its time.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    private readonly LabFolder folder;
    private readonly LabProcess process;
    private readonly ApiRelay relay;

    private LabHub(LabFolder folder, LabProcess process, ApiRelay relay) =>
        (this.folder, this.process, this.relay) = (folder, process, relay);

    private static string Address => string.Create(CultureInfo.InvariantCulture, $"{LabAddresses.Control}:{Port}");

    /// <summary>Why it is not there; null while it runs.</summary>
    public string? Problem => process.Problem;

    /// <summary>Starts it.</summary>
    public static LabHub Start(Machine machine, LabFolder folder, OwnProgram program, TimeProvider time)
    {
        var process = LabProcess.Start(machine, folder.Log("hub"),
        [
            .. program.Words, "hub", "--listen", LabAddresses.Control,
            "--port", Port.ToString(CultureInfo.InvariantCulture), "--directory", folder.HubData,
            "--log-level", folder.LogLevel,
        ]);
        return new(folder, process, new(machine, new(IPAddress.Parse(LabAddresses.Control), Port), time));
    }

    /// <summary>Waits until its keys are there, and writes everybody's kubeconfig.</summary>
    /// <exception cref="LabException">It ended, or made no keys.</exception>
    public async Task WriteKubeconfigsAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var end = Instant.Now(time) + StartLimit;
        HubUser[] users = [HubUser.Controller, HubUser.Speaker, HubUser.Admin];
        while (!users.All(user => File.Exists(MadeFor(user))))
        {
            if (process.HasExited || Instant.Now(time) > end)
                throw new LabException($"the API server did not start; its log says:\n{process.LogEnd}");
            await Task.Delay(LookInterval, time, cancellationToken);
        }

        foreach (var user in users)
            Write(folder.KubeconfigOf(user), await File.ReadAllTextAsync(MadeFor(user), cancellationToken));
        var outside = await File.ReadAllTextAsync(MadeFor(HubUser.Admin), cancellationToken);
        var relayed = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{relay.Port}");
        Write(folder.Kubeconfig, outside.Replace(Address, relayed, StringComparison.Ordinal));
    }

    /// <summary>Stops it where it is: nobody gets an answer, and no connection is closed.</summary>
    /// <exception cref="LabException">It has ended.</exception>
    public void Pause() => process.Pause();

    /// <summary>Lets it go on.</summary>
    public void Resume() => process.Resume();

    public async ValueTask DisposeAsync()
    {
        await relay.DisposeAsync();
        await process.KillAsync();
        process.Dispose();
    }

    private string MadeFor(HubUser user) =>
        Path.Combine(folder.HubData, $"{user.ToString().ToLowerInvariant()}.kubeconfig");

    private static void Write(string path, string text)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
