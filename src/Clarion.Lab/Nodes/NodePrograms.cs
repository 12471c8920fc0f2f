using Clarion.Lab.Objects;
using Clarion.Lab.Processes;

namespace Clarion.Lab.Nodes;

/// <summary>How a node's processes are started.</summary>
/// <param name="Program">This program.</param>
/// <param name="Folder">The lab's folder.</param>
internal sealed record NodePrograms(OwnProgram Program, LabFolder Folder)
{
    public LabProcess StartSpeaker(LabNode node) => LabProcess.Start(
        node.Machine, Folder.Log($"speaker-{node.Name}"),
        [
            .. Program.Words, "speaker", "--node-name", node.Name, "--pod-name", $"speaker-{node.Name}",
            "--namespace", Manifests.ClarionNamespace, "--kubeconfig", Folder.KubeconfigOf(HubUser.Speaker),
            "--log-level", Folder.LogLevel,
        ]);

    public LabProcess StartApplication(LabNode node) => LabProcess.Start(
        node.Machine, Folder.Log($"web-{node.Name}"), [.. Program.Words, "lab", "web", node.Name]);
}
