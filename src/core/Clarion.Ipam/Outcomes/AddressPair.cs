using Clarion.Primitives;

namespace Clarion.Ipam.Outcomes;

/// <summary>No address, one, or one of each family; in the order in which they are shown.</summary>
public readonly record struct AddressPair
{
    private AddressPair(IpAddress first, IpAddress second, int count) =>
        (First, Second, Count) = (first, second, count);

    /// <summary>No address.</summary>
    public static AddressPair None => default;

    /// <summary>0 to 2.</summary>
    public int Count { get; }

    /// <summary>Meaningful when <see cref="Count"/> is 1 or 2.</summary>
    public IpAddress First { get; }

    /// <summary>Meaningful when <see cref="Count"/> is 2.</summary>
    public IpAddress Second { get; }

    /// <summary>The address at 0 or 1.</summary>
    public IpAddress this[int index] => index == 0 ? First : Second;

    /// <summary>This and one more.</summary>
    public AddressPair With(IpAddress address)
    {
        Invariant.Check(Count < 2, "a Service has two addresses at most");
        return Count == 0 ? new(address, default, 1) : new(First, address, 2);
    }

    /// <summary>This without one of them.</summary>
    public AddressPair Without(IpAddress address)
    {
        var rest = None;
        for (var i = 0; i < Count; i++)
        {
            if (this[i] != address)
                rest = rest.With(this[i]);
        }

        return rest;
    }

    /// <summary>Whether it is one of them.</summary>
    public bool Contains(IpAddress address) =>
        (Count > 0 && First == address) || (Count > 1 && Second == address);

    /// <summary>The address of a family.</summary>
    public bool TryGet(IpFamily family, out IpAddress address)
    {
        address = Count > 1 && Second.Family == family ? Second : First;
        return Count > 0 && address.Family == family;
    }

    public override string ToString() => Count switch
    {
        0 => "none",
        1 => First.ToString(),
        _ => $"{First}, {Second}",
    };
}
