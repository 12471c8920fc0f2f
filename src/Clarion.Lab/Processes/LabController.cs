using Clarion.Lab.Networks;
using Clarion.Lab.Objects;

namespace Clarion.Lab.Processes;

/// <summary>The lab's <c>clarion controller</c>, beside the API server.</summary>
internal sealed class LabController : IAsyncDisposable
{
    private readonly LabProcess process;

    private LabController(LabProcess process) => this.process = process;

    /// <summary>Why it is not there; null while it runs.</summary>
    public string? Problem => process.Problem;

    public static LabController Start(Machine machine, LabFolder folder, OwnProgram program) => new(LabProcess.Start(
        machine, folder.Log("controller"),
        [
            .. program.Words, "controller", "--pod-name", "controller", "--namespace", Manifests.ClarionNamespace,
            "--kubeconfig", folder.KubeconfigOf(HubUser.Controller), "--log-level", folder.LogLevel,
        ]));

    public async ValueTask DisposeAsync()
    {
        await process.StopAsync();
        process.Dispose();
    }
}
