using Clarion.Ipam.Services;

namespace Clarion.Ipam.Waiting;

/// <summary>The Services that wait, by what they wait for, the oldest first.</summary>
internal sealed class WaitIndex
{
    private readonly Dictionary<WaitKey, SortedSet<ServiceState>> byKey = [];

    public int CountOf(WaitKey key) => byKey.TryGetValue(key, out var waiting) ? waiting.Count : 0;

    /// <summary>How many Services wait for either or both.</summary>
    public int CountOf(WaitKey first, WaitKey second)
    {
        if (!byKey.TryGetValue(first, out var left))
            return CountOf(second);
        return byKey.TryGetValue(second, out var right)
            ? left.Count + right.Count(service => !left.Contains(service))
            : left.Count;
    }

    public void Add(ServiceState service, WaitKey key)
    {
        if (!byKey.TryGetValue(key, out var waiting))
            byKey.Add(key, waiting = []);
        if (waiting.Add(service))
            service.Waits.Add(key);
    }

    /// <summary>The Service waits for nothing any more. To be called before its age or name changes.</summary>
    public void Remove(ServiceState service)
    {
        foreach (var key in service.Waits)
        {
            var waiting = byKey[key];
            waiting.Remove(service);
            if (waiting.Count == 0)
                byKey.Remove(key);
        }

        service.Waits.Clear();
    }

    /// <summary>Offers what came free to the Services that wait for either, oldest first, until one takes it.</summary>
    /// <param name="first">What came free.</param>
    /// <param name="second">The same, seen otherwise.</param>
    /// <param name="takes">Returns true when the Service was served; only then may it change this index.</param>
    public bool Offer(WaitKey first, WaitKey second, Func<ServiceState, bool> takes)
    {
        if (!byKey.TryGetValue(first, out var left))
            return byKey.TryGetValue(second, out left) && OfferAll(left, takes);
        if (!byKey.TryGetValue(second, out var right))
            return OfferAll(left, takes);
        return OfferMerged(left, right, takes);
    }

    private static bool OfferAll(SortedSet<ServiceState> waiting, Func<ServiceState, bool> takes)
    {
        foreach (var service in waiting)
        {
            if (takes(service))
                return true;
        }

        return false;
    }

    private static bool OfferMerged(
        SortedSet<ServiceState> left, SortedSet<ServiceState> right, Func<ServiceState, bool> takes)
    {
        using var ofLeft = left.GetEnumerator();
        using var ofRight = right.GetEnumerator();
        var (hasLeft, hasRight) = (ofLeft.MoveNext(), ofRight.MoveNext());
        while (hasLeft || hasRight)
        {
            var isLeft = hasLeft && (!hasRight || ofLeft.Current.CompareTo(ofRight.Current) <= 0);
            if (takes(isLeft ? ofLeft.Current : ofRight.Current))
                return true;
            if (isLeft)
                hasLeft = ofLeft.MoveNext();
            else
                hasRight = ofRight.MoveNext();
        }

        return false;
    }
}
