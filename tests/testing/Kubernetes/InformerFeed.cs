using Clarion.Api.Meta;
using Clarion.Kubernetes.Informers;

namespace Clarion.Testing.Kubernetes;

/// <summary>Takes the changes of an informer as a role would, and lets a test wait for what it expects.</summary>
public sealed class InformerFeed<T> : IDisposable
    where T : class, IObject
{
    private readonly SemaphoreSlim woken = new(0);
    private readonly Subscription<T> subscription;
    private readonly Dictionary<ObjectKey, T> view = [];
    private readonly List<ObjectChange<T>> changes = [];

    public InformerFeed(Informer<T> informer)
    {
        ArgumentNullException.ThrowIfNull(informer);
        subscription = informer.Subscribe(() => woken.Release());
    }

    /// <summary>What the changes add up to.</summary>
    public IReadOnlyDictionary<ObjectKey, T> View => view;

    /// <summary>All changes taken, in order.</summary>
    public IReadOnlyList<ObjectChange<T>> Changes => changes;

    /// <summary>Whether everything of the first complete view was taken.</summary>
    public bool IsSynced => subscription.IsSynced;

    /// <summary>Takes changes until a condition holds.</summary>
    public async Task UntilAsync(Func<InformerFeed<T>, bool> condition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(condition);
        while (true)
        {
            while (subscription.TryTake(out var change))
                Take(change);
            if (condition(this))
                return;
            await woken.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        subscription.Dispose();
        woken.Dispose();
    }

    private void Take(in ObjectChange<T> change)
    {
        if (!ReferenceEquals(change.Before, view.GetValueOrDefault(change.Key)))
            throw new InvalidOperationException($"{change.Key}: the state before is not the one that was taken last");
        if (change.After is null)
            view.Remove(change.Key);
        else
            view[change.Key] = change.After;
        changes.Add(change);
    }
}
