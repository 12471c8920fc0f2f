using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Events;
using Clarion.Kubernetes.LeaderElection;
using Microsoft.Extensions.Logging;

namespace Clarion.Controller;

/// <summary>What every part of the controller is given.</summary>
internal sealed record Surroundings(
    ControllerOptions Options,
    KubernetesClient Client,
    LeaderElector Elector,
    EventRecorder Events,
    TimeProvider Time,
    ILogger Logger);
