using Clarion.Api;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Clarion.Lab.Objects;
using Microsoft.Extensions.Logging;

namespace Clarion.Lab;

/// <summary>What the lab's stand-ins and its view follow.</summary>
internal sealed class LabInformers
{
    public LabInformers(KubernetesClient client, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("Clarion.Lab");
        Informer<T> Follow<T>(ObjectKind<T> kind)
            where T : class, IObject => new(client, kind, InformerScope.All, time, logger);
        Services = Follow(LabKinds.ExposedService);
        Slices = Follow(LabKinds.BackendSlice);
        Layer2Statuses = Follow(Kinds.ServiceL2Status);
    }

    public Informer<ExposedService> Services { get; }

    public Informer<BackendSlice> Slices { get; }

    public Informer<ServiceL2Status> Layer2Statuses { get; }

    public IEnumerable<IInformer> All => [Services, Slices, Layer2Statuses];
}
