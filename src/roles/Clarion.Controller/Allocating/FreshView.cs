using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Controller.Writing;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;

namespace Clarion.Controller.Allocating;

/// <summary>
/// Makes sure that a new leader knows every address that was given before it: it lists the Services once more and
/// waits until its own view, which lags behind by what a watch takes, shows the same addresses.
/// </summary>
internal sealed class FreshView(Informer<Service> services, Surroundings surroundings)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// A view that does not catch up for so long is compared with a new list: Services may be gone by now.
    /// </summary>
    private const int LooksPerList = 50;

    /// <summary>What keeps the view from being compared; null when nothing does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Returns when the view has caught up.</summary>
    public async Task ReachAsync(CancellationToken cancellationToken)
    {
        await services.WaitForSyncAsync(cancellationToken);
        while (true)
        {
            var listed = await surroundings.Client.ListAsync(Kinds.Service, ListQuery.All, cancellationToken);
            var holders = listed.TryGet(out var list, out var error) ? list.Items.Where(HasAddress).ToList() : null;
            Report(error?.Message);
            for (var look = 0; look < LooksPerList; look++)
            {
                if (holders is not null && holders.TrueForAll(IsShown))
                    return;
                await Task.Delay(Pause, surroundings.Time, cancellationToken);
            }
        }
    }

    private void Report(string? problem)
    {
        if (problem is not null && problem != Problem)
            Log.NoFreshView(surroundings.Logger, problem);
        Problem = problem;
    }

    private static bool HasAddress(Service service) => service.Status.LoadBalancer.Ingress is { Count: > 0 };

    private bool IsShown(Service listed) => services.Store.TryGet(listed.Metadata.Key, out var shown)
        && WantedStatus.IngressOf(shown).SequenceEqual(WantedStatus.IngressOf(listed));
}
