using System.Collections.Immutable;
using System.Text.Json;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Informers;

/// <summary>
/// The objects that an informer knows, and who is told of changes. Only the informer's loop changes objects; anybody
/// may read the store and subscribe.
/// </summary>
internal sealed class Cache<T>(ObjectKind<T> kind)
    where T : class, IObject
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<Subscription<T>> subscriptions = [];
    private ImmutableDictionary<string, Func<T, string?>> indexes = ImmutableDictionary<string, Func<T, string?>>.Empty;
    private Store<T> store = Store<T>.Empty(ImmutableDictionary<string, Func<T, string?>>.Empty);
    private HashSet<ObjectKey>? seen;

    public Store<T> Store => Volatile.Read(ref store);

    /// <summary>Done with the first complete view.</summary>
    public Task Synced => synced.Task;

    public void AddIndex(string name, Func<T, string?> valueOf)
    {
        lock (gate)
        {
            indexes = indexes.Add(name, valueOf);
            store = Store<T>.Empty(indexes);
        }
    }

    public Subscription<T> Subscribe(Action wake)
    {
        var subscription = new Subscription<T>(wake, Unsubscribe);
        lock (gate)
        {
            foreach (var present in store.Objects.OrderBy(KeyOf))
                subscription.Offer(new(KeyOf(present), null, present));
            if (synced.Task.IsCompleted)
                subscription.MarkSynced();
            subscriptions = subscriptions.Add(subscription);
        }

        subscription.WakeIfDue();
        return subscription;
    }

    /// <summary>A complete view begins: what it does not contain is gone when it ends.</summary>
    public void BeginView() => seen = [];

    /// <summary>The view could not be completed; what was missing in it may still be there.</summary>
    public void AbandonView() => seen = null;

    /// <summary>The view is complete. Deletions that were missed are made up.</summary>
    public void EndView()
    {
        if (seen is null)
            return;
        foreach (var present in Store.Objects)
        {
            if (!seen.Contains(KeyOf(present)))
                Apply(KeyOf(present), null);
        }

        seen = null;
        MarkSynced();
    }

    /// <summary>An object as it is now.</summary>
    public void Put(T current)
    {
        var key = KeyOf(current);
        seen?.Add(key);
        if (!Store.TryGet(key, out var before) || !IsSame(before, current))
            Apply(key, current);
    }

    /// <summary>An object that cannot be read stays as it was.</summary>
    public void Keep(ObjectKey key) => seen?.Add(key);

    /// <summary>An object that is gone.</summary>
    public void Remove(ObjectKey key)
    {
        seen?.Remove(key);
        Apply(key, null);
    }

    /// <summary>Wakes those who have something to take; call it after each batch.</summary>
    public void WakeSubscribers()
    {
        foreach (var subscription in subscriptions)
            subscription.WakeIfDue();
    }

    private static ObjectKey KeyOf(T target) => target.Metadata.Key;

    private void Apply(ObjectKey key, T? after)
    {
        lock (gate)
        {
            store.TryGet(key, out var before);
            if (before is null && after is null)
                return;
            Volatile.Write(ref store, store.With(key, before, after));
            foreach (var subscription in subscriptions)
                subscription.Offer(new(key, before, after));
        }
    }

    private void MarkSynced()
    {
        lock (gate)
        {
            if (!synced.TrySetResult())
                return;
            foreach (var subscription in subscriptions)
                subscription.MarkSynced();
        }
    }

    private void Unsubscribe(Subscription<T> subscription)
    {
        lock (gate)
            subscriptions = subscriptions.Remove(subscription);
    }

    /// <summary>
    /// Whether a state is the one we have. Equal versions alone do not say so: an API server that was restored from a
    /// backup gives out the same versions a second time.
    /// </summary>
    private bool IsSame(T before, T current) =>
        before.Metadata.ResourceVersion == current.Metadata.ResourceVersion
        && before.Metadata.Uid == current.Metadata.Uid
        && JsonSerializer.SerializeToUtf8Bytes(before, kind.Json)
            .AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(current, kind.Json));
}
