namespace Clarion.Hub.Services;

/// <summary>Ports that every node has for Services, each given to one.</summary>
/// <param name="chance">Picks where to begin looking.</param>
internal sealed class PortRange(Random chance)
{
    private const int Count = ServiceRanges.NodePortMax - ServiceRanges.NodePortMin + 1;

    private readonly HashSet<int> taken = [];

    public static bool Contains(int port) => port is >= ServiceRanges.NodePortMin and <= ServiceRanges.NodePortMax;

    /// <summary>Takes one port; false where somebody has it.</summary>
    public bool TryTake(int port) => taken.Add(port);

    /// <summary>Takes any port; false where none is left.</summary>
    public bool TryTakeAny(out int port)
    {
        var start = chance.Next(Count);
        for (var i = 0; i < Count; i++)
        {
            port = ServiceRanges.NodePortMin + ((start + i) % Count);
            if (taken.Add(port))
                return true;
        }

        port = 0;
        return false;
    }

    public void Free(int port) => taken.Remove(port);
}
