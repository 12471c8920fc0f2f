namespace Clarion.Controller;

/// <summary>What a controller is told at its start.</summary>
/// <param name="Pod">Its own pod's name (<c>--pod-name</c>): who it is in the Lease.</param>
/// <param name="Namespace">Its own namespace, where the configuration is (<c>--namespace</c>).</param>
public sealed record ControllerOptions(string Pod, string Namespace)
{
    /// <summary>The Lease that one of several controllers holds.</summary>
    public const string LeaseName = "clarion-controller";

    /// <summary><c>--lb-class</c>: handle only Services of this class; empty: only those without one.</summary>
    public string LoadBalancerClass { get; init; } = "";

    /// <summary><c>--orphan-grace</c>: how long addresses are kept after their pool disappeared; 0 or more.</summary>
    public TimeSpan OrphanGrace { get; init; } = TimeSpan.FromSeconds(10);
}
