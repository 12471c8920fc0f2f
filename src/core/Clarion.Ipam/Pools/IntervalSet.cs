namespace Clarion.Ipam.Pools;

/// <summary>
/// A set of numbers as sorted intervals that neither overlap nor touch. They lie in chunks of bounded size, so every
/// operation is a binary search and a short move, and the steady state allocates nothing.
/// </summary>
internal sealed class IntervalSet
{
    /// <summary>2 KiB of intervals: moving half of them costs less than finding the place.</summary>
    private const int ChunkCapacity = 64;

    private readonly List<Chunk> chunks = [];

    /// <summary>Emptied chunks, kept for the next time: at most as many as there ever were at once.</summary>
    private readonly Stack<Chunk> spares = [];

    public IntervalSet(UInt128 first, UInt128 last)
    {
        var chunk = new Chunk();
        chunk.Items[0] = new(first, last);
        chunk.Count = 1;
        chunks.Add(chunk);
    }

    public bool IsEmpty => chunks.Count == 0;

    /// <summary>The lowest number. The set is not empty.</summary>
    public UInt128 First => chunks[0].Items[0].First;

    public bool Contains(UInt128 value) =>
        TryLocate(value, out var chunk, out var index) && chunks[chunk].Items[index].Last >= value;

    /// <summary>Takes a number out; false when it is not in.</summary>
    public bool Remove(UInt128 value)
    {
        if (!TryLocate(value, out var chunk, out var index))
            return false;
        ref var interval = ref chunks[chunk].Items[index];
        if (interval.Last < value)
            return false;
        var (first, last) = (interval.First, interval.Last);
        if (first == value && last == value)
        {
            RemoveAt(chunk, index);
        }
        else if (first == value)
        {
            interval = new(value + 1, last);
        }
        else
        {
            interval = new(first, value - 1);
            if (last != value)
                InsertAt(chunk, index + 1, new(value + 1, last));
        }

        return true;
    }

    /// <summary>Puts a number in; false when it is in already.</summary>
    public bool Add(UInt128 value)
    {
        var hasBefore = TryLocate(value, out var chunk, out var index);
        if (hasBefore && chunks[chunk].Items[index].Last >= value)
            return false;
        var touchesBefore = hasBefore && chunks[chunk].Items[index].Last + 1 == value;
        var hasAfter = TryGetNext(hasBefore, chunk, index, out var nextChunk, out var nextIndex);
        var touchesAfter = hasAfter && chunks[nextChunk].Items[nextIndex].First == value + 1;
        if (touchesBefore)
        {
            var last = touchesAfter ? chunks[nextChunk].Items[nextIndex].Last : value;
            chunks[chunk].Items[index] = new(chunks[chunk].Items[index].First, last);
            if (touchesAfter)
                RemoveAt(nextChunk, nextIndex);
        }
        else if (touchesAfter)
        {
            chunks[nextChunk].Items[nextIndex] = new(value, chunks[nextChunk].Items[nextIndex].Last);
        }
        else if (hasBefore)
        {
            InsertAt(chunk, index + 1, new(value, value));
        }
        else
        {
            InsertAt(0, 0, new(value, value));
        }

        return true;
    }

    /// <summary>Finds the last interval that begins at or before the number.</summary>
    private bool TryLocate(UInt128 value, out int chunk, out int index)
    {
        (chunk, index) = (-1, -1);
        for (var high = chunks.Count - 1; chunk < high;)
        {
            var middle = (chunk + high + 1) / 2;
            if (chunks[middle].Items[0].First <= value)
                chunk = middle;
            else
                high = middle - 1;
        }

        if (chunk < 0)
            return false;
        var items = chunks[chunk].Items;
        index = 0;
        for (var high = chunks[chunk].Count - 1; index < high;)
        {
            var middle = (index + high + 1) / 2;
            if (items[middle].First <= value)
                index = middle;
            else
                high = middle - 1;
        }

        return true;
    }

    private bool TryGetNext(bool hasBefore, int chunk, int index, out int nextChunk, out int nextIndex)
    {
        (nextChunk, nextIndex) = hasBefore ? (chunk, index + 1) : (0, 0);
        if (hasBefore && nextIndex == chunks[chunk].Count)
            (nextChunk, nextIndex) = (chunk + 1, 0);
        return nextChunk < chunks.Count;
    }

    private void RemoveAt(int chunk, int index)
    {
        var target = chunks[chunk];
        target.Count--;
        Array.Copy(target.Items, index + 1, target.Items, index, target.Count - index);
        if (target.Count > 0)
            return;
        chunks.RemoveAt(chunk);
        spares.Push(target);
    }

    private void InsertAt(int chunk, int index, Interval interval)
    {
        if (chunks.Count == 0)
            chunks.Add(NewChunk());
        var target = chunks[chunk];
        if (target.Count == ChunkCapacity)
        {
            var upper = NewChunk();
            upper.Count = ChunkCapacity / 2;
            target.Count = ChunkCapacity - upper.Count;
            Array.Copy(target.Items, target.Count, upper.Items, 0, upper.Count);
            chunks.Insert(chunk + 1, upper);
            if (index > target.Count)
                (target, index) = (upper, index - target.Count);
        }

        Array.Copy(target.Items, index, target.Items, index + 1, target.Count - index);
        target.Items[index] = interval;
        target.Count++;
    }

    private Chunk NewChunk() => spares.TryPop(out var chunk) ? chunk : new();

    private sealed class Chunk
    {
        public readonly Interval[] Items = new Interval[ChunkCapacity];
        public int Count;
    }
}
