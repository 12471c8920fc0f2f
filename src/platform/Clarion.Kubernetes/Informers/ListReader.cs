using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;

namespace Clarion.Kubernetes.Informers;

/// <summary>Reads a complete view into the cache by pages, where the API server does not stream one.</summary>
internal sealed class ListReader<T>(KubernetesClient client, ObjectKind<T> kind, Cache<T> cache, InformerHealth health)
    where T : class, IObject
{
    /// <summary>Reads all pages.</summary>
    /// <returns>The version to watch from.</returns>
    public async Task<ApiResult<string>> ReadAsync(InformerScope scope, CancellationToken cancellationToken)
    {
        var query = new ListQuery(scope.Namespace, scope.LabelSelector, scope.FieldSelector);
        string? continueToken = null;
        cache.BeginView();
        while (true)
        {
            var reading = client.Lister.PageAsync(kind, query, continueToken, cancellationToken);
            var result = await health.Pulse.TurnUntilAsync(reading);
            if (!result.TryGet(out var page, out var error))
            {
                cache.AbandonView();
                return ApiResult<string>.Failure(error);
            }

            Take(page);
            continueToken = page.Continue;
            if (continueToken is null)
            {
                cache.EndView();
                cache.WakeSubscribers();
                health.Works(cache.Store.Count);
                return ApiResult<string>.Success(page.ResourceVersion);
            }
        }
    }

    private void Take(ListPage<T> page)
    {
        foreach (var item in page.Items)
            cache.Put(item);
        foreach (var unreadable in page.Unreadable)
        {
            cache.Keep(unreadable.Key);
            health.CannotRead(unreadable);
        }

        cache.WakeSubscribers();
    }
}
