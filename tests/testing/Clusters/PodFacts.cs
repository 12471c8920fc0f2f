namespace Clarion.Testing.Clusters;

/// <summary>One of our pods as the API server shows it.</summary>
/// <param name="Component">controller or speaker.</param>
/// <param name="Node">Where it runs; empty before it is scheduled.</param>
/// <param name="Ready">Running, Ready, and not being deleted.</param>
/// <param name="Restarts">Of its one container.</param>
/// <param name="ContainerId">containerd://ID; empty before it runs.</param>
/// <param name="Image">What its container was asked to run.</param>
public sealed record PodFacts(
    string Name, string Component, string Node, bool Ready, int Restarts, string ContainerId, string Image);
