using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Kubernetes.Informers;

/// <summary>
/// Follows the objects of a kind. It streams the list and the changes (WatchList, else a paged list and a watch),
/// goes on where it stopped when it can, and lists again when it cannot.
/// </summary>
public sealed class Informer<T> : IInformer
    where T : class, IObject
{
    public Informer(
        KubernetesClient client, ObjectKind<T> kind, InformerScope scope, TimeProvider time, ILogger logger) =>
        throw new NotImplementedException();

    public string Resource => throw new NotImplementedException();

    public bool IsSynced => throw new NotImplementedException();

    public Instant LastTurn => throw new NotImplementedException();

    public TimeSpan TurnInterval => throw new NotImplementedException();

    public string? Problem => throw new NotImplementedException();

    /// <summary>All objects as of now; immutable, replaced by reference.</summary>
    public Store<T> Store => throw new NotImplementedException();

    /// <summary>Adds an index to the store; before <see cref="RunAsync"/> only.</summary>
    /// <param name="name">Its name, for <see cref="Store{T}.Find"/>.</param>
    /// <param name="valueOf">The value under which an object is found, or null for none.</param>
    public void AddIndex(string name, Func<T, string?> valueOf) => throw new NotImplementedException();

    /// <summary>
    /// Subscribes to changes. All objects present come first, with no <see cref="ObjectChange{T}.Before"/>.
    /// </summary>
    /// <param name="wake">
    /// Called when the subscription becomes non-empty and when it reaches the first complete view, mostly from the
    /// informer's loop (the first time perhaps from within this call). It must not block.
    /// </param>
    public Subscription<T> Subscribe(Action wake) => throw new NotImplementedException();

    public Task RunAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task WaitForSyncAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
